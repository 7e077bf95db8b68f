import type { Slo } from '@fleetmix/core';
import type { Measurement, Percentiles } from '../import/measurement.ts';

/** Whether a run held its targets: if not, why; and what had to stand in for a figure that was not recorded. */
export interface Verdict {
  /** `unknown` where the run does not record what a target binds. */
  readonly outcome: 'held' | 'missed' | 'unknown';
  readonly reason?: string;
  readonly notices: readonly string[];
}

/** Share of the offered requests that a replica must complete to be said to keep up: AIBrix's figure (gen_profile.py). */
const keepsUp = 0.9;

/** ITL stands in for TPOT only in the tail, where single gaps are longer than a request's mean; below, they may be shorter. */
const tail = 0.9;

/** Judges one run. */
export function judgeRun(run: Measurement, slo: Slo): Verdict {
  const { failed = 0, requestRate, requestsPerSecond } = run;
  if (failed > 0) return missed(`${failed} requests failed`);
  if (requestRate !== undefined && requestsPerSecond < keepsUp * requestRate) {
    return missed(`${show(requestsPerSecond)} of ${show(requestRate)} requests/s were completed`);
  }
  const notices: string[] = [];
  for (const { name, bound, found } of targetsOf(run, slo)) {
    if (found === undefined) return { outcome: 'unknown', reason: `${name} is not recorded`, notices };
    if (found.notice !== undefined) notices.push(found.notice);
    if (found.ms > bound) return missed(`${name} is ${show(found.ms)} ms, not ${show(bound)}`, notices);
  }
  return { outcome: 'held', notices };
}

function missed(reason: string, notices: readonly string[] = []): Verdict {
  return { outcome: 'missed', reason, notices };
}

interface Figure {
  readonly ms: number;
  readonly notice?: string;
}

function targetsOf(run: Measurement, { ttftMs, tpotMs, e2eMs, percentile = 0.95 }: Slo) {
  const name = (metric: string): string => `${percentileName(percentile)} of ${metric}`;
  const bound = (limit: number | undefined, metric: string, figure: () => Figure | undefined) =>
    limit === undefined ? [] : [{ name: name(metric), bound: limit, found: figure() }];
  return [
    ...bound(ttftMs, 'TTFT', () => figureAt(run.ttftMs, percentile, 'TTFT')),
    ...(run.outputTokens <= 1 ? [] : bound(tpotMs, 'TPOT', () => tpotFigure(run, percentile))),
    ...bound(e2eMs, 'E2E', () => figureAt(run.e2eMs, percentile, 'E2E')),
  ];
}

function tpotFigure(run: Measurement, percentile: number): Figure | undefined {
  if (run.tpotMs !== undefined || percentile < tail) return figureAt(run.tpotMs, percentile, 'TPOT');
  const found = figureAt(run.itlMs, percentile, 'ITL');
  if (found === undefined) return undefined;
  return { ...found, notice: 'TPOT is not recorded; ITL, whose tail is longer, is used instead' };
}

/** The percentile asked for, or the next higher one that was recorded. */
function figureAt(recorded: Percentiles | undefined, percentile: number, metric: string): Figure | undefined {
  const shares = Object.keys(recorded ?? {}).flatMap((name) => (name === 'mean' ? [] : Number(name.slice(1)) / 100));
  const usable = shares.filter((share) => share >= percentile - 1e-9);
  if (recorded === undefined || usable.length === 0) return undefined;
  const share = Math.min(...usable);
  const ms = recorded[percentileName(share)] as number;
  if (share <= percentile + 1e-9) return { ms };
  return { ms, notice: `${percentileName(percentile)} of ${metric} is not recorded; ${percentileName(share)} is used` };
}

function percentileName(share: number): `p${number}` {
  return `p${Number((100 * share).toPrecision(10))}`;
}

function show(value: number): string {
  return `${Number(value.toPrecision(3))}`;
}
