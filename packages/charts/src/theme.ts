/** Colours of a picture: of the data, and of everything that is not data. All are CSS colours. */
export interface Theme {
  readonly text: string;
  /** Numbers on axes, and what stands back. */
  readonly faint: string;
  readonly grid: string;
  readonly background: string;
  /** Colours of the series by position; after the last they come round again. */
  readonly series: readonly [string, ...string[]];
}

/** Okabe and Ito's colours, told apart under every kind of colour blindness; yellow last, since it is faint on white. */
const okabeIto: Theme['series'] = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#D55E00',
  '#56B4E9',
  '#4D4D4D',
  '#F0E442',
];

/** Dark text on white: the default. */
export const light: Theme = {
  text: '#222222',
  faint: '#666666',
  grid: '#E3E3E3',
  background: '#FFFFFF',
  series: okabeIto,
};

/** Light text on near-black. The series keep their colours, but for the grey, which could not be seen. */
export const dark: Theme = {
  text: '#EEEEEE',
  faint: '#A6A6A6',
  grid: '#3A3A3A',
  background: '#161616',
  series: okabeIto.with(6, '#BBBBBB') as [string, ...string[]],
};
