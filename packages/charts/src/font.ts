import { createRequire } from 'node:module';
import { GlobalFonts } from 'canvas';

/** The font of every drawn picture. */
export const fontFamily = 'DejaVu Sans';

/**
 * Makes the font known to the canvas. On a machine without fonts it would draw no text at all, and say nothing about it.
 */
export function registerFont(): void {
  if (GlobalFonts.has(fontFamily)) return;
  const { resolve } = createRequire(import.meta.url);
  for (const file of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']) {
    GlobalFonts.registerFromPath(resolve(`dejavu-fonts-ttf/ttf/${file}`), fontFamily);
  }
}
