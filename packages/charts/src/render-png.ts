import { createCanvas, loadImage } from 'canvas';
import type { ChartConfiguration } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { fontFamily, legendMeasure, registerFont } from './font.ts';
import { drawHead, type HeadContext } from './head.ts';
import { layOut, type Place } from './layout.ts';
import type { Picture } from './picture.ts';
import { light, type Theme } from './theme.ts';

/** Pixels of the file for one pixel of the picture: sharp on dense screens and in print. */
const density = 2;

/** The picture as the bytes of a PNG file, twice as many pixels each way as its size says. The same picture gives the same bytes. */
export async function renderPng(picture: Picture): Promise<Uint8Array> {
  registerFont();
  const { theme = light, panels } = picture;
  const layout = layOut(picture, legendMeasure());
  const canvas = createCanvas(layout.width * density, layout.height * density);
  const context = canvas.getContext('2d');
  context.scale(density, density);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, layout.width, layout.height);
  drawHead(context as unknown as HeadContext, picture, layout, fontFamily);
  for (const [position, panel] of panels.entries()) {
    const place = layout.places[position] as Place;
    context.drawImage(await loadImage(renderPanel(panel, place, theme)), place.x, place.y, place.width, place.height);
  }
  return canvas.toBuffer('image/png');
}

/** Only the synchronous call: over this canvas the asynchronous ones fail or never end. */
function renderPanel(panel: ChartConfiguration, { width, height }: Place, { background }: Theme): Buffer {
  const renderer = new ChartJSNodeCanvas({
    width,
    height,
    backgroundColour: background,
    chartCallback(ChartJS) {
      ChartJS.defaults.font.family = fontFamily;
      ChartJS.defaults.devicePixelRatio = density;
    },
  });
  return renderer.renderToBufferSync(panel);
}
