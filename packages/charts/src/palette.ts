import { light, type Theme } from './theme.ts';

/** Colour of the series at a position, the same in every chart; after eight series the colours come round again. */
export function seriesColour(position: number, { series }: Theme = light): string {
  return series[position % series.length] as string;
}

/** Colours of everything that is not data, on white. */
export const ink = light;
