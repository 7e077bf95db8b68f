import { gpusOf } from '@fleetmix/profiles';
import type { Facts } from './facts.ts';
import type { Figures, Measurement } from './measurement.ts';

/** A measured row beside its estimate. */
export interface Compared {
  readonly row: Measurement;
  readonly estimate: Figures;
}

/** Of the GPUs on which one size was measured, the one that an order puts first, by measurement and by estimate. */
export interface Choice {
  readonly order: 'cheapest' | 'fastest';
  readonly row: Measurement;
  /** Whether it is as good as the best, as measured, within what two runs of one setting differ. */
  readonly right: boolean;
  /** Whether it is the same GPU. */
  readonly same: boolean;
  /** By how much the estimate's choice is worse than the best, as measured: 0.1 is 10 % dearer or slower. */
  readonly regret: number;
}

/** Tokens a second of a row: the figure itself, or what follows from the two latencies at a fixed number at once. */
function throughput({ procedure, size }: Measurement, { throughput: stated, ttft, tpot }: Figures): number | undefined {
  if (stated !== undefined) return stated;
  if (procedure.kind !== 'closed-loop' || ttft === undefined || tpot === undefined) return undefined;
  return (1000 * procedure.concurrency * size.outputTokens) / (ttft + tpot * (size.outputTokens - 1));
}

/** Runs of one setting stand in the sets with figures up to 5 % apart. */
const sameWithin = 0.05;

interface Contender {
  readonly row: Measurement;
  readonly measured: number;
  readonly estimated: number;
}

/** Rows that answer the same question: same set, engine, model, size and load. */
function question({ set, engine, model, size, procedure }: Measurement): string {
  return JSON.stringify([set, engine.replace('-rocm', ''), model, size, procedure]);
}

function first(contenders: readonly Contender[], by: 'measured' | 'estimated'): Contender {
  return contenders.reduce((best, one) => (one[by] > best[by] ? one : best));
}

function choice(order: Choice['order'], contenders: readonly Contender[]): Choice[] {
  if (new Set(contenders.map(({ row }) => row.gpu)).size < 2) return [];
  const [best, chosen] = [first(contenders, 'measured'), first(contenders, 'estimated')];
  const ofChosen = contenders.filter(({ row }) => row.gpu === chosen.row.gpu);
  const regret = best.measured / first(ofChosen, 'measured').measured - 1;
  return [{ order, row: best.row, same: best.row.gpu === chosen.row.gpu, right: regret <= sameWithin, regret }];
}

/** For every question that two GPUs or more answer: whether the estimate finds the cheapest per token, and the fastest. */
export function choices(compared: readonly Compared[], { usdPerHour }: Facts): readonly Choice[] {
  const questions = new Map<string, Compared[]>();
  for (const one of compared) {
    const key = question(one.row);
    questions.set(key, [...(questions.get(key) ?? []), one]);
  }
  return [...questions.values()].flatMap((rows) => {
    const fastest = rows.flatMap(({ row, estimate }): Contender[] => {
      const [measured, estimated] = [throughput(row, row.measured), throughput(row, estimate)];
      return measured === undefined || estimated === undefined ? [] : [{ row, measured, estimated }];
    });
    const cheapest = fastest.flatMap(({ row, measured, estimated }): Contender[] => {
      const usd = (usdPerHour.get(row.gpu) ?? Number.NaN) * gpusOf(row.replica);
      return usd > 0 ? [{ row, measured: measured / usd, estimated: estimated / usd }] : [];
    });
    return [...choice('cheapest', cheapest), ...choice('fastest', fastest)];
  });
}
