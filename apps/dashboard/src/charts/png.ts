import { drawHead, layOut, light, type Picture } from '@fleetmix/charts';
import { Chart } from './chart-library.ts';
import { fontFamily, legendMeasure } from './font.ts';

/** Pixels of the file for each one of the picture. */
const density = 2;

/** The picture as a PNG file. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const layout = layOut(picture, legendMeasure());
  const { width, height, places } = layout;
  const canvas = document.createElement('canvas');
  canvas.width = width * density;
  canvas.height = height * density;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.scale(density, density);
  context.fillStyle = (picture.theme ?? light).background;
  context.fillRect(0, 0, width, height);
  drawHead(context, picture, layout, fontFamily);
  for (const [position, panel] of picture.panels.entries()) {
    const place = places[position];
    if (place === undefined) continue;
    const part = document.createElement('canvas');
    part.width = place.width;
    part.height = place.height;
    const options = { ...panel.options, responsive: false, animation: false as const, devicePixelRatio: density };
    const chart = new Chart(part, { ...panel, options });
    context.drawImage(part, place.x, place.y, place.width, place.height);
    chart.destroy();
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser could not make a PNG of this size. Save it as SVG.'));
      else resolve(blob);
    }, 'image/png');
  });
}
