import { createCanvas, loadImage } from 'canvas';
import type { ChartConfiguration } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { fontFamily, registerFont } from './font.ts';
import { drawHead, type HeadContext } from './head.ts';
import { layOut } from './layout.ts';
import { ink } from './palette.ts';
import type { Picture } from './picture.ts';

/** Pixels of the file for one pixel of the picture: sharp on dense screens and in print. */
const density = 2;

/** The picture as the bytes of a PNG file, twice as many pixels each way as its size says. The same picture gives the same bytes. */
export async function renderPng(picture: Picture): Promise<Uint8Array> {
  registerFont();
  const { width, height, headHeight, panelLefts } = layOut(picture);
  const canvas = createCanvas(width * density, height * density);
  const context = canvas.getContext('2d');
  context.scale(density, density);
  context.fillStyle = ink.background;
  context.fillRect(0, 0, width, height);
  drawHead(context as unknown as HeadContext, picture, width, fontFamily);
  for (const [position, panel] of picture.panels.entries()) {
    const image = await loadImage(renderPanel(panel, picture));
    context.drawImage(image, panelLefts[position] as number, headHeight, picture.panelWidth, picture.panelHeight);
  }
  return canvas.toBuffer('image/png');
}

function renderPanel(panel: ChartConfiguration, { panelWidth, panelHeight }: Picture): Buffer {
  const renderer = new ChartJSNodeCanvas({
    width: panelWidth,
    height: panelHeight,
    backgroundColour: ink.background,
    chartCallback(ChartJS) {
      ChartJS.defaults.font.family = fontFamily;
      ChartJS.defaults.devicePixelRatio = density;
    },
  });
  return renderer.renderToBufferSync(panel);
}
