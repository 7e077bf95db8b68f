import type { RunMetric } from '../simulation/simulated-sets.ts';
import type { Figures, Measurement } from './measurement.ts';
import type { Choice, Compared } from './ranking.ts';
import { repeatedSets } from './sets.ts';

/** Errors of some rows. */
export interface Errors {
  readonly rows: number;
  readonly medianError: number;
  readonly p90Error: number;
}

/** Errors of one figure of one validation set, as `--json` prints them. */
export interface SetErrors extends Errors {
  readonly set: string;
  readonly metric: keyof Figures | 'ranking' | RunMetric;
  /** Of a recorded run, which has one figure: simulated / measured - 1. */
  readonly relativeError?: number;
  readonly by: Readonly<Record<string, Readonly<Record<string, Errors>>>>;
}

/** A row that was measured and for which there is no estimate is all wrong. */
const allWrong = 1;

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

function errorsOf(values: readonly number[]): Errors {
  const sorted = values.toSorted((a, b) => a - b);
  return { rows: values.length, medianError: quantile(sorted, 0.5), p90Error: quantile(sorted, 0.9) };
}

function split<T>(items: readonly T[], key: (item: T) => string, summarise: (part: readonly T[]) => Errors) {
  const parts = new Map<string, T[]>();
  for (const item of items) parts.set(key(item), [...(parts.get(key(item)) ?? []), item]);
  return Object.fromEntries([...parts].toSorted().map(([name, part]) => [name, summarise(part)]));
}

interface Missed {
  readonly row: Measurement;
  readonly error: number;
}

function missed({ row, estimate }: Compared, metric: keyof Figures): Missed[] {
  const [theirs, ours] = [row.measured[metric], estimate[metric]];
  if (theirs === undefined || !(theirs > 0)) return [];
  return [{ row, error: ours === undefined ? allWrong : Math.abs(ours / theirs - 1) }];
}

function figure(set: string, metric: keyof Figures, compared: readonly Compared[]): SetErrors[] {
  const rows = compared.flatMap((one) => missed(one, metric));
  if (rows.length === 0) return [];
  const errors = (part: readonly Missed[]) => errorsOf(part.map(({ error }) => error));
  const by = {
    kind: split(rows, ({ row }) => (row.replica.shape.moe === undefined ? 'dense' : 'mixture of experts'), errors),
    engine: split(rows, ({ row }) => row.engine, errors),
    gpu: split(rows, ({ row }) => row.gpu, errors),
    model: split(rows, ({ row }) => row.model, errors),
    precision: split(rows, ({ row }) => row.precision, errors),
  };
  return [{ set, metric, ...errors(rows), by }];
}

/** The share of wrong choices stands for the median, and how much dearer they are for the rest. */
function ranked(choices: readonly Choice[]): Errors {
  const wrong = choices.filter(({ right }) => !right).length;
  return { ...errorsOf(choices.map(({ regret }) => regret)), medianError: wrong / choices.length };
}

/** The same where only the very same GPU is right. */
function rankedExactly(choices: readonly Choice[]): Errors {
  return ranked(choices.map((choice) => ({ ...choice, right: choice.same })));
}

function ranking(set: string, choices: readonly Choice[]): SetErrors[] {
  const ofSet = choices.filter(({ row }) => row.set === set);
  const cheapest = ofSet.filter(({ order }) => order === 'cheapest');
  const counted = cheapest.length > 0 ? cheapest : ofSet;
  if (counted.length === 0) return [];
  const by = {
    order: split(ofSet, ({ order }) => order, ranked),
    exactly: split(ofSet, ({ order }) => order, rankedExactly),
    engine: split(counted, ({ row }) => row.engine, ranked),
    gpu: split(counted, ({ row }) => row.gpu, ranked),
    model: split(counted, ({ row }) => row.model, ranked),
    precision: split(counted, ({ row }) => row.precision, ranked),
  };
  return [{ set, metric: 'ranking', ...ranked(counted), by }];
}

/** The choice of the cheapest GPU over all sets, in a sentence. */
export function cheapestSentence(choices: readonly Choice[]): string {
  const cheapest = choices.filter(({ order, row }) => order === 'cheapest' && !repeatedSets.has(row.set));
  if (cheapest.length === 0) return 'Cheapest GPU: no size was measured on two GPUs with a known price.';
  const [right, same] = [cheapest.filter((one) => one.right).length, cheapest.filter((one) => one.same).length];
  const share = (count: number) => `${((100 * count) / cheapest.length).toFixed(1)} %`;
  return `Cheapest GPU: right to within 5 % of its price per token for ${share(right)} of ${cheapest.length} sizes, the very same one for ${share(same)}.`;
}

/** Relative errors of every figure of every set, and of the choice between GPUs. */
export function summarise(compared: readonly Compared[], choices: readonly Choice[]): readonly SetErrors[] {
  const sets = [...new Set(compared.map(({ row }) => row.set))];
  return sets.flatMap((set) => {
    const ofSet = compared.filter(({ row }) => row.set === set);
    const figures = (['tpot', 'ttft', 'throughput'] as const).flatMap((metric) => figure(set, metric, ofSet));
    return [...figures, ...ranking(set, choices)];
  });
}
