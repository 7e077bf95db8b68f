import { ink } from './palette.ts';
import type { Picture } from './picture.ts';

/** What the head needs of a canvas: any 2D context has it. */
export type HeadContext = Pick<
  CanvasRenderingContext2D,
  'font' | 'fillStyle' | 'textAlign' | 'textBaseline' | 'fillText' | 'fillRect' | 'measureText'
>;

const swatch = 13;

/** Draws a picture's title, note and legend, centred, onto a context of that width. */
export function drawHead(context: HeadContext, { title, note, legend }: Picture, width: number, family: string): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  write(context, fitted(context, title, `bold 19px ${family}`, width), width / 2, 26, ink.text);
  if (note !== undefined) write(context, fitted(context, note, `12px ${family}`, width), width / 2, 50, ink.faint);
  drawLegend(context, legend, width, note === undefined ? 58 : 80, family);
}

function write(context: HeadContext, text: string, x: number, y: number, colour: string): void {
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Sets the font, and cuts the text until it fits. */
function fitted(context: HeadContext, text: string, font: string, width: number): string {
  context.font = font;
  let kept = [...text.replace(/\s+/g, ' ')];
  while (kept.length > 8 && context.measureText(`${kept.join('')}…`).width > width - 32) kept = kept.slice(0, -4);
  return kept.length === [...text.replace(/\s+/g, ' ')].length ? kept.join('') : `${kept.join('')}…`;
}

function drawLegend(context: HeadContext, legend: Picture['legend'], width: number, y: number, family: string): void {
  context.font = `13px ${family}`;
  const widths = legend.map(({ name }) => swatch + 6 + context.measureText(name).width + 22);
  let x = (width - widths.reduce((sum, value) => sum + value, 0)) / 2;
  context.textAlign = 'left';
  legend.forEach(({ name, colour }, position) => {
    context.fillStyle = colour;
    context.fillRect(x, y - swatch / 2, swatch, swatch);
    write(context, name, x + swatch + 6, y, ink.text);
    x += widths[position] as number;
  });
}
