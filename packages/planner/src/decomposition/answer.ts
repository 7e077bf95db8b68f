// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
import type { EngineOptions, EnginePlan, EngineResult } from '../engine/index.ts';
import { tolerances } from '../engine/tolerances.ts';
import { added } from './added.ts';

/** The engine's answer; `isSettled` where it stopped short of the gap because more of the same would not help in time. */
export type Answer = EngineResult & { readonly isSettled?: boolean };

/** Cost of the answer's plan; Infinity where it has none. */
export function costOf(answer: Answer): number {
  return 'plan' in answer ? answer.usdPerHour : Number.POSITIVE_INFINITY;
}

/** What the answer proves at least. */
export function boundOf(answer: Answer): number {
  return 'atLeastUsdPerHour' in answer ? answer.atLeastUsdPerHour : 0;
}

/** Whether a search ended for reasons of its own: another way may get further. */
export function isOpen(answer: Answer): boolean {
  return 'limit' in answer && (answer.limit === 'nodes' || answer.limit === 'numerics') && answer.isSettled !== true;
}

/** Two answers about one scenario: the cheaper plan with the higher bound, and the later one's limit. */
export function betterOf(one: Answer, other: Answer, { relativeGap = 0 }: EngineOptions): Answer {
  const statistics = added(one.statistics, other.statistics);
  const best = costOf(one) < costOf(other) ? one : other;
  if (other.status === 'optimal' || other.status === 'infeasible') return { ...other, statistics };
  const atLeastUsdPerHour = Math.max(boundOf(one), boundOf(other));
  if (!('plan' in best)) return { ...other, atLeastUsdPerHour, statistics };
  const { plan, usdPerHour, certificate } = best;
  const found = { ...withGap(usdPerHour, atLeastUsdPerHour), plan, certificate, statistics };
  if (found.relativeGap <= Math.max(relativeGap, 2 * tolerances.cost)) return { status: 'optimal', ...found };
  return { status: 'feasible', limit: other.limit, ...found };
}

/** Answers about two scenarios that share nothing as one: costs and bounds add up. */
export function together(one: Answer, other: Answer): Answer {
  const statistics = added(one.statistics, other.statistics);
  if (one.status === 'infeasible') return { ...one, statistics };
  if (other.status === 'infeasible') return { ...other, statistics };
  const atLeastUsdPerHour = one.atLeastUsdPerHour + other.atLeastUsdPerHour;
  if (!('plan' in one)) return { ...one, atLeastUsdPerHour, statistics };
  if (!('plan' in other)) return { ...other, atLeastUsdPerHour, statistics };
  const found: EnginePlan = {
    ...withGap(one.usdPerHour + other.usdPerHour, atLeastUsdPerHour),
    plan: {
      replicas: [...one.plan.replicas, ...other.plan.replicas],
      routes: [...one.plan.routes, ...other.plan.routes],
    },
    certificate: {
      workPrices: one.certificate.workPrices.map((price, at) => price + other.certificate.workPrices[at]!),
      stockPrices: new Map([...one.certificate.stockPrices, ...other.certificate.stockPrices]),
    },
  };
  const limited = [one, other].filter((answer) => answer.status === 'feasible');
  const last = limited.find((answer) => !isOpen(answer)) ?? limited[0];
  if (last === undefined) return { status: 'optimal', ...found, statistics };
  return { status: 'feasible', limit: last.limit, ...found, statistics, isSettled: !limited.some(isOpen) };
}

/** A cost and a bound, which is never above it, with the gap between them. */
export function withGap(
  usdPerHour: number,
  proved: number,
): Pick<EnginePlan, 'usdPerHour' | 'atLeastUsdPerHour' | 'relativeGap'> {
  const atLeastUsdPerHour = Math.min(usdPerHour, Math.max(0, proved));
  const relativeGap = usdPerHour > 0 ? (usdPerHour - atLeastUsdPerHour) / usdPerHour : 0;
  return { usdPerHour, atLeastUsdPerHour, relativeGap };
}
