import {
  derated,
  evaluate,
  type Guarantee,
  type Plan,
  type Planner,
  type PlanOptions,
  type PlanResult,
  refusalOf,
  type Scenario,
} from '@fleetmix/core';
import { greedy } from '../greedy.ts';
import { DividedRouting } from './divided-routing.ts';
import { draws } from './draws.ts';
import { FleetState, type Snapshot } from './fleet-state.ts';
import { PerClassRouting } from './per-class-routing.ts';
import type { Routing } from './routing.ts';
import { Rules } from './rules.ts';
import { search } from './search.ts';
import { SlicedRouting } from './sliced-routing.ts';
import { stopper } from './stopper.ts';
import { type Work, workOf } from './work.ts';
import { type WorkValues, workValues } from './work-values.ts';

/** Choices of the local search. */
export interface LocalSearchOptions {
  /** Where it starts: a plan, or whatever a planner plans; greedy's plan where absent. */
  readonly start?: Planner | Plan;
  /** Of the random openings; 1 where absent. The same seed gives the same plan, unless time runs out. */
  readonly seed?: number;
  /** Openings in a row that lead to nothing better after which it ends; 4 to 64, by size, where absent. */
  readonly patience?: number;
}

/**
 * Starts from a plan and makes it cheaper step by step: closes replicas, swaps k of one offer for m of another, consolidates
 * two offers, opens one and pulls work onto it; work is routed anew around every change (see DividedRouting). Keeps to
 * stock, replica bounds, headroom, slices, both ways of sharing, and every limit, shares too where the start keeps to them;
 * greedy does not start where there is one. Whatever else is asked makes it give up before it starts. Never dearer than its start, and at no time without a plan: time limit and signal
 * end it with the best so far. Where capacity is shared its guarantee is `bounded`, by the Lagrangian relaxation that prices the
 * stock; `none` otherwise. Where there is no start it says `gave-up` with the start's reason.
 */
export function localSearch(options: LocalSearchOptions = {}): Planner {
  return { name: 'local-search', plan: (scenario, limits) => plan(scenario, options, limits) };
}

async function plan(scenario: Scenario, options: LocalSearchOptions, limits: PlanOptions = {}): Promise<PlanResult> {
  const stop = stopper(limits);
  const started = await startOf(scenario, options.start ?? greedy(), limits);
  if (started.status !== 'planned') return started;
  const known = evaluate(scenario, started.plan);
  const [violation] = known.violations;
  if (violation !== undefined)
    return gaveUp(`The plan to start from does not hold: ${violation.message} Start from one that does.`);
  const given = derated(scenario);
  const work = workOf(given);
  const rules = new Rules(given);
  const values = workValues(work, rules, known.usdPerHour);
  const { seed = 1, patience = patienceFor(work) } = options;
  const draw = draws(seed);
  const fleet = fleetOf(given, started.plan, { work, rules, values, draw });
  const valuesTell = given.options.sharing === 'shared';
  const isOver = (usdPerHour: number) => stop(usdPerHour, valuesTell ? values.atLeastUsdPerHour : undefined);
  const best = await search(fleet, { work, values, valuesTell, patience, draw, isOver });
  fleet.restore(best);
  return answer(
    scenario,
    started.plan,
    planOf(given, work, best, fleet.routing.shares()),
    valuesTell ? values : undefined,
  );
}

/** The smaller a fleet, the more a replica weighs, and the less a try costs. */
function patienceFor({ classes, offers }: Work): number {
  return Math.round(Math.max(4, Math.min(64, 200_000 / (classes.length * offers))));
}

async function startOf(scenario: Scenario, start: Planner | Plan, limits: PlanOptions): Promise<PlanResult> {
  if (limits.signal?.aborted) return gaveUp('It was aborted before it started.');
  const beyond = refusalOf(scenario, ['share']);
  if (beyond !== undefined) return gaveUp(beyond);
  if (!('plan' in start)) return { status: 'planned', plan: start, guarantee: { kind: 'none' } };
  const result = await start.plan(scenario, limits);
  return result.status === 'impossible' ? gaveUp(result.reason) : result;
}

interface Parts {
  readonly work: Work;
  readonly rules: Rules;
  readonly values: WorkValues;
  readonly draw: () => number;
}

function fleetOf(scenario: Scenario, start: Plan, { work, rules, values, draw }: Parts): FleetState {
  const position = new Map(scenario.offers.map(({ name }, offer) => [name, offer]));
  const counts = new Float64Array(work.offers);
  for (const { offer, count } of start.replicas) counts[position.get(offer) ?? 0] = count;
  rules.reset(counts);
  return new FleetState(
    work,
    rules,
    counts,
    routingOf(scenario, work, values, counts, sharesOf(scenario, work, start)),
    draw,
  );
}

function sharesOf({ workload, offers }: Scenario, work: Work, { routes }: Plan): Float64Array {
  const rows = new Map(work.classes.map((requestClass, row) => [workload.classes[requestClass]?.name, row]));
  const columns = new Map(offers.map(({ name }, offer) => [name, offer]));
  const shares = new Float64Array(work.load.length);
  for (const { class: name, offer, share } of routes) {
    const row = rows.get(name);
    // A class without demand may go anywhere; a share within the judge's tolerance, where it cannot be served.
    if (row === undefined || !(share > 0)) continue;
    const at = row * work.offers + (columns.get(offer) ?? 0);
    if ((work.load[at] as number) < Number.POSITIVE_INFINITY) shares[at] = share;
  }
  return shares;
}

function routingOf(
  { options: { sharing, slices } }: Scenario,
  work: Work,
  values: WorkValues,
  counts: Float64Array,
  shares: Float64Array,
): Routing {
  if (sharing === 'per-class') return new PerClassRouting(work, counts, slices);
  if (slices !== 'none') return new SlicedRouting(work, values, counts, shares, slices);
  return new DividedRouting(work, values, counts, shares);
}

/** Shares that are left of rounding are given to the largest of their class. */
const dust = 1e-9;

function planOf({ offers, workload }: Scenario, work: Work, { counts }: Snapshot, shares: Float64Array): Plan {
  const replicas = offers.map(({ name }, offer) => ({ offer: name, count: counts[offer] as number }));
  const routes = work.classes.flatMap((requestClass, row) => {
    const own = shares.subarray(row * work.offers, (row + 1) * work.offers).map((share) => (share > dust ? share : 0));
    const sum = own.reduce((all, share) => all + share, 0);
    return offers.flatMap(({ name }, offer) => {
      const share = own[offer] as number;
      return share > 0 ? [{ class: workload.classes[requestClass]?.name ?? '', offer: name, share: share / sum }] : [];
    });
  });
  return { replicas: replicas.filter(({ count }) => count > 0), routes };
}

/** The better of two plans, as the judge sees them. */
function answer(scenario: Scenario, start: Plan, found: Plan, values: WorkValues | undefined): PlanResult {
  const [before, after] = [evaluate(scenario, start), evaluate(scenario, found)];
  const isBetter = after.violations.length === 0 && after.usdPerHour <= before.usdPerHour;
  const usdPerHour = isBetter ? after.usdPerHour : before.usdPerHour;
  return { status: 'planned', plan: isBetter ? found : start, guarantee: guaranteeOf(usdPerHour, values) };
}

function guaranteeOf(usdPerHour: number, values: WorkValues | undefined): Guarantee {
  if (values === undefined) return { kind: 'none' };
  // What rounding may have added to the bound is taken off again.
  const atLeastUsdPerHour = Math.min(usdPerHour, values.atLeastUsdPerHour * (1 - 1e-9));
  const relativeGap = usdPerHour > 0 ? (usdPerHour - atLeastUsdPerHour) / usdPerHour : 0;
  return { kind: 'bounded', relativeGap, atLeastUsdPerHour };
}

function gaveUp(reason: string): PlanResult {
  return { status: 'gave-up', reason, exhausted: false };
}
