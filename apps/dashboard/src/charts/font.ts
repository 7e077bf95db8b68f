import { legendSize, type Measure } from '@fleetmix/charts';

/** The font of pictures that are saved: the system's own, as on the page. */
export const fontFamily = 'system-ui, sans-serif';

/** Measures texts in the legend's font. */
export function legendMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  context.font = `${legendSize}px ${fontFamily}`;
  return (text) => context.measureText(text).width;
}
