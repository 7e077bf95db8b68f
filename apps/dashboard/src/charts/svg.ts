import { drawHead, type HeadContext, layOut, light, type Picture } from '@fleetmix/charts';
import type { ChartItem } from 'chart.js';
import { BasicPlatform, Chart } from './chart-library.ts';
import { fontFamily, legendMeasure } from './font.ts';
import { svgContext } from './svg-context.ts';

/** The picture as an SVG text. Its letters are text: programs show them in their own fonts. */
export function svgOf(picture: Picture): string {
  const layout = layOut(picture, legendMeasure());
  const { width, height, places } = layout;
  const head = svgContext(width, height);
  head.context.fillStyle = (picture.theme ?? light).background;
  head.context.fillRect(0, 0, width, height);
  drawHead(head.context as unknown as HeadContext, picture, layout, fontFamily);
  const parts = picture.panels.flatMap((panel, position) => {
    const place = places[position];
    if (place === undefined) return [];
    const { context, elements } = svgContext(place.width, place.height);
    const options = { ...panel.options, responsive: false, animation: false as const, devicePixelRatio: 1 };
    const chart = new Chart(context.canvas as unknown as ChartItem, { ...panel, options, platform: BasicPlatform });
    chart.draw();
    chart.destroy();
    return [`<g transform="translate(${place.x} ${place.y})">\n${elements().join('\n')}\n</g>`];
  });
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const body = [...head.elements(), ...parts].join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${fontFamily}">\n${body}\n</svg>\n`;
}
