import { paper, type Source } from './source.ts';

/** What a rental market had at one moment: GPUs to be had, by the names of {@link publishedGpus}. */
export interface Availability {
  readonly name: string;
  /** What the simulation calls it in the name of its image. */
  readonly label: string;
  /** Name of its image, without the extension. */
  readonly file: string;
  readonly cards: Readonly<Record<string, number>>;
  readonly source: Source;
}

/** The four availabilities of the experiment, as the simulation transcribes them, before {@link stockFactor}. */
export const availabilities: readonly Availability[] = [
  {
    name: 'Avail 1',
    label: 'scarce',
    file: 'scenario_1_scarce',
    cards: { RTX_4090: 16, A40: 12, RTX_A6000: 8, L40: 12, A100_80G: 6, H100: 8 },
    source: paper,
  },
  {
    name: 'Avail 2',
    label: 'balanced',
    file: 'scenario_2_balanced',
    cards: { RTX_4090: 32, A40: 8, RTX_A6000: 16, L40: 16, A100_80G: 7, H100: 12 },
    source: paper,
  },
  {
    name: 'Avail 3',
    label: 'high A100',
    file: 'scenario_3_high_a100',
    cards: { RTX_4090: 32, A40: 16, RTX_A6000: 8, L40: 8, A100_80G: 32, H100: 8 },
    source: paper,
  },
  {
    name: 'Avail 4',
    label: 'rich',
    file: 'scenario_4_rich',
    cards: { RTX_4090: 24, A40: 24, RTX_A6000: 24, L40: 16, A100_80G: 4, H100: 8 },
    source: paper,
  },
];
