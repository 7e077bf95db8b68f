import { money } from '../money/usd.ts';
import { known } from '../scenario/power.ts';
import type { Evaluation, OfferUse, StockUse } from './evaluate.ts';
import type { CaseEvaluation } from './judge-cases.ts';
import type { LimitUse } from './judge-limits.ts';
import type { PoolUse } from './judge-pools.ts';
import { lossOf } from './loss-of.ts';

/** What all cases come to: means over hours or weights, starts included; of stock and limits the case that has least left. */
export function meanOfCases(cases: readonly CaseEvaluation[]): Omit<Evaluation, 'violations' | 'cases'> {
  const [first] = cases.map(({ evaluation }) => evaluation);
  const mean = meanOver(cases);
  const offers = (first?.offers ?? []).map((_, at) => meanUse(cases, at));
  const usdOfStarts = startsPerHour(cases, () => true);
  return {
    usdPerHour: money(mean(({ usdPerHour }) => usdPerHour) + usdOfStarts),
    ...lossOf(offers),
    ...known({
      kilowatts: mean(({ kilowatts }) => kilowatts ?? Number.NaN),
      kgCo2ePerHour: mean(({ kgCo2ePerHour }) => kgCo2ePerHour ?? Number.NaN),
    }),
    offers,
    stock: mostStock(cases),
    ...(first?.pools === undefined ? {} : { pools: first.pools.map((pool, at) => meanPool(cases, pool, at)) }),
    limits: tightestLimits(cases),
  };
}

function meanOver(cases: readonly CaseEvaluation[]): (of: (evaluation: Evaluation) => number) => number {
  const whole = cases.reduce((sum, { weight }) => sum + weight, 0);
  return (of) => money(cases.reduce((sum, { weight, evaluation }) => sum + weight * of(evaluation), 0) / whole);
}

/** USD/hour of the starts of some offers. */
function startsPerHour(cases: readonly CaseEvaluation[], isMeant: (offer: string) => boolean): number {
  const whole = cases.reduce((sum, { weight }) => sum + weight, 0);
  const started = cases.flatMap(({ starts }) => starts).filter(({ offer }) => isMeant(offer));
  return started.reduce((sum, { usd }) => sum + usd, 0) / whole;
}

function meanUse(cases: readonly CaseEvaluation[], at: number): OfferUse {
  const mean = meanOver(cases);
  const use = ({ offers }: Evaluation) => offers[at] as OfferUse;
  const { offer, lostUsdPerHour } = use((cases[0] as CaseEvaluation).evaluation);
  const count = mean((one) => use(one).count);
  const load = mean((one) => use(one).load);
  return {
    offer,
    count,
    usdPerHour: money(mean((one) => use(one).usdPerHour) + startsPerHour(cases, (name) => name === offer)),
    load,
    utilization: count > 0 ? load / count : 0,
    ...(lostUsdPerHour === undefined ? {} : { lostUsdPerHour: mean((one) => use(one).lostUsdPerHour ?? 0) }),
  };
}

function meanPool(cases: readonly CaseEvaluation[], { pool, prefill, decode }: PoolUse, at: number): PoolUse {
  const mean = (of: (use: PoolUse) => number) => meanOver(cases)(({ pools = [] }) => of(pools[at] as PoolUse));
  return {
    pool,
    prefill,
    decode,
    demand: mean((use) => use.demand),
    prefillLoad: mean((use) => use.prefillLoad),
    decodeLoad: mean((use) => use.decodeLoad),
    transferUsdPerHour: mean((use) => use.transferUsdPerHour),
  };
}

function mostStock(cases: readonly CaseEvaluation[]): readonly StockUse[] {
  const [first] = cases;
  return (first?.evaluation.stock ?? []).map((use, at) => ({
    ...use,
    used: Math.max(...cases.map(({ evaluation }) => evaluation.stock[at]?.used ?? 0)),
  }));
}

/** Of each rule, the use that is nearest to a bound. */
function tightestLimits(cases: readonly CaseEvaluation[]): readonly LimitUse[] {
  const slack = ({ used, atMost, atLeast }: LimitUse) =>
    Math.min(atMost - used, atLeast > 0 ? used - atLeast : Number.POSITIVE_INFINITY);
  const [first] = cases;
  return (first?.evaluation.limits ?? []).map((_, at) =>
    cases
      .map(({ evaluation }) => evaluation.limits[at] as LimitUse)
      .reduce((tightest, use) => (slack(use) < slack(tightest) ? use : tightest)),
  );
}
