import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from 'canvas';
import { legendSize, type Measure } from './legend.ts';

/** The font of every drawn picture: DejaVu Sans under a name of our own, or an installed one would be drawn in its place. */
export const fontFamily = 'Fleetmix DejaVu Sans';

/**
 * Makes the font known to the canvas. On a machine without fonts it would draw no text at all, and say nothing about it.
 */
export function registerFont(): void {
  if (GlobalFonts.has(fontFamily)) return;
  const require = createRequire(import.meta.url);
  GlobalFonts.registerFromPath(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), fontFamily);
  GlobalFonts.registerFromPath(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'), fontFamily);
}

/** Measures texts in the legend's font, which must be registered. */
export function legendMeasure(): Measure {
  const context = createCanvas(1, 1).getContext('2d');
  context.font = `${legendSize}px ${fontFamily}`;
  return (text) => context.measureText(text).width;
}
