import { createCanvas, type SvgCanvas, SvgExportFlag } from 'canvas';
import { Chart, type ChartConfiguration, registerables } from 'chart.js';
import { fontFamily, legendMeasure, registerFont } from './font.ts';
import { drawHead, type HeadContext } from './head.ts';
import { type Layout, layOut, type Place } from './layout.ts';
import type { Picture } from './picture.ts';
import { light } from './theme.ts';

/** The picture as an SVG text, its letters as outlines, so that it looks the same where the font is missing. */
export function renderSvg(picture: Picture): string {
  registerFont();
  Chart.register(...registerables);
  const layout = layOut(picture, legendMeasure());
  const { width, height, places } = layout;
  const parts = [
    `<rect width="${width}" height="${height}" fill="${(picture.theme ?? light).background}"/>`,
    placed(head(picture, layout), 0, 0, 'head'),
    ...picture.panels.map((panel, position) => placedPanel(panel, places[position] as Place, `panel${position}`)),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${parts.join('\n')}\n</svg>\n`;
}

function head(picture: Picture, layout: Layout): string {
  const canvas = svgCanvas(layout.width, layout.headHeight);
  drawHead(canvas.getContext('2d') as unknown as HeadContext, picture, layout, fontFamily);
  return canvas.getContent().toString('utf8');
}

function placedPanel(panel: ChartConfiguration, place: Place, prefix: string): string {
  return placed(renderPanel(panel, place), place.x, place.y, prefix);
}

function renderPanel(panel: ChartConfiguration, { width, height }: Place): string {
  const canvas = svgCanvas(width, height);
  const family = Chart.defaults.font.family;
  Chart.defaults.font.family = fontFamily;
  try {
    const options = { ...panel.options, responsive: false, animation: false as const, devicePixelRatio: 1 };
    new Chart(canvas.getContext('2d') as unknown as CanvasRenderingContext2D, { ...panel, options }).destroy();
  } finally {
    if (family !== undefined) Chart.defaults.font.family = family;
  }
  return canvas.getContent().toString('utf8');
}

function svgCanvas(width: number, height: number): SvgCanvas {
  return createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
}

/**
 * One SVG inside another, at a place. The canvas numbers clip paths from the start of the process, so each part's are
 * numbered anew: no two parts share a name, and the same picture gives the same text.
 */
function placed(svg: string, x: number, y: number, prefix: string): string {
  const names = new Map<string, string>();
  const renamed = (name: string) => names.get(name) ?? names.set(name, `${prefix}-${names.size}`).get(name);
  return svg
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replace(/\b(id="|url\(#|href="#)([\w-]+)/g, (_, before: string, name: string) => before + renamed(name))
    .replace('<svg ', `<svg x="${x}" y="${y}" `)
    .trim();
}
