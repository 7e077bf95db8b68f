/** Okabe and Ito's colours, told apart under every kind of colour blindness; yellow last, since it is faint on white. */
const okabeIto = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#D55E00', '#56B4E9', '#4D4D4D', '#F0E442'] as const;

/** Colour of the series at a position, the same in every chart; after eight series the colours come round again. */
export function seriesColour(position: number): string {
  return okabeIto[position % okabeIto.length] as string;
}

/** Colours of everything that is not data. */
export const ink = { text: '#222222', faint: '#666666', grid: '#E3E3E3', background: '#FFFFFF' } as const;
