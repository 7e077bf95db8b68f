import { light, type Picture } from '@fleetmix/charts';
import { layOut } from './layout.ts';

/** What the head needs of a canvas. */
export type HeadContext = Pick<
  CanvasRenderingContext2D,
  'font' | 'fillStyle' | 'textAlign' | 'textBaseline' | 'fillText' | 'fillRect' | 'measureText'
>;

const family = 'system-ui, sans-serif';
const swatch = 12;

/** Draws a picture's background, title, note and legend. */
export function drawHead(context: HeadContext, picture: Picture): void {
  const { title, note, theme = light } = picture;
  const { width, height } = layOut(picture);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, width, height);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = theme.text;
  context.font = `bold 18px ${family}`;
  context.fillText(title, width / 2, 24);
  if (note !== undefined) {
    context.font = `12px ${family}`;
    context.fillStyle = theme.faint;
    context.fillText(note, width / 2, 48);
  }
  drawLegend(context, picture);
}

function drawLegend(context: HeadContext, picture: Picture): void {
  const { legend, theme = light } = picture;
  const { width, legendTop } = layOut(picture);
  context.font = `13px ${family}`;
  context.textAlign = 'left';
  const widths = legend.map(({ name }) => swatch + 6 + context.measureText(name).width + 18);
  let x = (width - widths.reduce((sum, one) => sum + one, 0)) / 2;
  for (const [position, { name, colour }] of legend.entries()) {
    context.fillStyle = colour;
    context.fillRect(x, legendTop - swatch / 2, swatch, swatch);
    context.fillStyle = theme.text;
    context.fillText(name, x + swatch + 6, legendTop);
    x += widths[position] ?? 0;
  }
}
