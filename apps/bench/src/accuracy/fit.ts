import { type Engine, type EngineName, engines } from '@fleetmix/profiles';
import { byFormat, type Knob, plain } from './knobs.ts';
import { leastSquares } from './least-squares.ts';
import type { Figures, Measurement } from './measurement.ts';
import { predict } from './predict.ts';
import { repeatedSets } from './sets.ts';

/** What is fitted, with weights: times to the first token depend on how a benchmark begins more than on the engine. */
const figures: readonly (readonly [keyof Figures, number])[] = [
  ['tpot', 1],
  ['throughput', 1],
  ['ttft', 0.05],
];

const overheads: readonly Knob[] = [
  plain('stepMs', 0.6),
  plain('peerStepMs', 0.6),
  plain('prefillStepMs', 0.6),
  plain('sequenceUs', 0.6),
  plain('hostSequenceUs', 0.6),
  plain('layerUs', 0.6),
  plain('expertLayerUs', 0.6),
  plain('latentLayerUs', 0.6),
];
const kernels: readonly Knob[] = [
  plain('kvReading', 0.15),
  plain('attentionArithmetic', 0.15),
  plain('expertArithmetic', 0.3),
  plain('expertReading', 0.3),
  byFormat('arithmetic', 'bf16'),
  byFormat('weightReading', 'bf16'),
];
const fp8: readonly Knob[] = [byFormat('arithmetic', 'fp8'), byFormat('weightReading', 'fp8')];
const fp4: readonly Knob[] = [byFormat('arithmetic', 'fp4'), byFormat('weightReading', 'fp4')];
const old: readonly Knob[] = [...overheads, ...kernels];
const today: readonly Knob[] = [...old, ...fp8, ...fp4];

const one = { bf16: 1, fp8: 1, fp4: 1 };

/** Where the search begins, and what the constants are drawn to: plain guesses, the kernels as fast as in the tables. */
const guess = {
  stepMs: 1,
  peerStepMs: 0.05,
  prefillStepMs: 2,
  sequenceUs: 8,
  hostSequenceUs: 20,
  layerUs: 25,
  expertLayerUs: 15,
  latentLayerUs: 15,
  arithmetic: one,
  weightReading: one,
  expertArithmetic: 1,
  expertReading: 1,
  attentionArithmetic: 1,
  kvReading: 1,
  interruption: 1,
};

/** vLLM told its workers through Ray then. */
const guesses = (name: EngineName) => (name.startsWith('vllm-202') ? { ...guess, peerStepMs: 0.5 } : guess);

/** The constants of each engine that are fitted. */
const fitted: Readonly<Record<EngineName, readonly Knob[]>> = {
  vllm: today,
  sglang: [...today, plain('interruption', 0.5)],
  trtllm: today,
  'vllm-2023': old,
  'vllm-2024': old,
  'trtllm-2024': [...old, ...fp8],
  'vllm-2024-rocm': old,
};

/** Rows count by the root of how many others have the same GPU, model and format, so that no large group decides alone. */
function weights(rows: readonly Measurement[]): readonly number[] {
  const key = ({ set, gpu, model, precision }: Measurement) => [set, gpu, model, precision].join('|');
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return rows.map((row) => (counts.get(key(row)) as number) ** -0.25);
}

/** Fits the constants of one engine to measured times per token and throughputs; rows of other engines are left out. */
export function fit(name: EngineName, measurements: readonly Measurement[]): Engine {
  const knobs = fitted[name];
  const start: Engine = { ...engines[name], ...guesses(name) };
  const rows = measurements.filter(({ engine, set }) => engine === name && !repeatedSets.has(set));
  if (rows.length === 0) return engines[name];
  const weight = weights(rows);
  const engineAt = (point: readonly number[]) =>
    knobs.reduce((engine, knob, k) => knob.set(engine, Math.min(knob.most, Math.exp(point[k] as number))), start);
  const origin = knobs.map((knob) => Math.log(knob.get(start)));
  const residuals = (point: readonly number[]) => {
    const engine = engineAt(point);
    const misfits = rows.flatMap((row, i) => {
      const estimate = predict(row, engine);
      return figures.map(([figure, share]) => {
        const [ours, theirs] = [estimate?.[figure], row.measured[figure]];
        return ours === undefined || !theirs ? 0 : share * (weight[i] as number) * Math.log(ours / theirs);
      });
    });
    return [...misfits, ...point.map((value, k) => (0.3 * (value - (origin[k] as number))) / (knobs[k] as Knob).width)];
  };
  return engineAt(leastSquares(residuals, origin));
}
