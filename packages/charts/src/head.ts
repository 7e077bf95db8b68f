import { type Layout, legendRowHeight } from './layout.ts';
import { entryGap, legendSize, type PlacedEntry, rowWidth, swatch, swatchGap } from './legend.ts';
import type { Picture } from './picture.ts';
import { light } from './theme.ts';

/** What the head needs of a canvas: any 2D context has it. */
export type HeadContext = Pick<
  CanvasRenderingContext2D,
  'font' | 'fillStyle' | 'textAlign' | 'textBaseline' | 'fillText' | 'fillRect' | 'measureText'
>;

/** Draws a picture's title, note and legend, centred, onto a context of the layout's width. */
export function drawHead(
  context: HeadContext,
  { title, note, theme = light }: Picture,
  layout: Layout,
  family: string,
) {
  const { width, legendTop, legendRows } = layout;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  write(context, fitted(context, title, `bold 19px ${family}`, width), width / 2, 26, theme.text);
  if (note !== undefined) write(context, fitted(context, note, `12px ${family}`, width), width / 2, 50, theme.faint);
  context.font = `${legendSize}px ${family}`;
  context.textAlign = 'left';
  for (const [at, row] of legendRows.entries()) {
    drawRow(context, row, (width - rowWidth(row)) / 2, legendTop + at * legendRowHeight, theme.text);
  }
}

function drawRow(context: HeadContext, row: readonly PlacedEntry[], left: number, y: number, ink: string): void {
  let x = left;
  for (const { name, colour, width } of row) {
    context.fillStyle = colour;
    context.fillRect(x, y - swatch / 2, swatch, swatch);
    write(context, name, x + swatch + swatchGap, y, ink);
    x += width + entryGap;
  }
}

function write(context: HeadContext, text: string, x: number, y: number, colour: string): void {
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Sets the font, and cuts the text until it fits. */
function fitted(context: HeadContext, text: string, font: string, width: number): string {
  context.font = font;
  const whole = [...text.replace(/\s+/g, ' ')];
  let kept = whole;
  while (kept.length > 8 && context.measureText(`${kept.join('')}…`).width > width - 32) kept = kept.slice(0, -1);
  return kept === whole ? whole.join('') : `${kept.join('').trimEnd()}…`;
}
