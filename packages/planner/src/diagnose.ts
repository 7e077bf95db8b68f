import { type Blocker, gpusFromStock, type Scenario, type TightLimit } from '@fleetmix/core';
import { type SolveOptions, type Solver, UnsupportedModelError } from '@fleetmix/solvers';
import { type BlockedClass, findBlockedClasses, listed } from './blocked-classes.ts';
import { formulateShortage, type SoftLimit } from './shortage-model.ts';
import { tightLimitSentences, tightLimits } from './tight-limits.ts';

/** Why a scenario has no plan. */
export interface Diagnosis {
  /** For people: what is in the way, and what would be enough. */
  readonly reason: string;
  /** The same for programs; with every `enough` granted, and every class named here served, a plan exists. */
  readonly blockers: readonly Blocker[];
  /** Limits in the way, with bounds that would do, once what else is named here is granted; absent where there is none. */
  readonly limits?: readonly TightLimit[];
  /** Whether the solver found a way to plan within the limits after all, or with less than it can tell from rounding. */
  readonly nothingShort: boolean;
}

/** That there is no plan is proved by then; how little would do is worth no longer search. */
const searchMs = 30_000;

/**
 * Says why a scenario has no plan: classes that no offer can serve, or else which stock, maxReplicas and limits fall short,
 * and the least in all that would have to be added, or what is enough where that was not found in half a minute. Call it for
 * scenarios known to have none.
 */
export async function diagnose(scenario: Scenario, solver: Solver, options: SolveOptions = {}): Promise<Diagnosis> {
  const blocked = findBlockedClasses(scenario);
  const hopeless = blocked.filter(({ freedByLimits }) => !freedByLimits);
  if (hopeless.length > 0) return describe(scenario, hopeless, { shortages: [], limits: [] });
  const timeLimitMs = Math.min(options.timeLimitMs ?? searchMs, searchMs);
  const shortages = await findShortages(scenario, solver, { ...options, timeLimitMs });
  return describe(scenario, blocked, shortages);
}

type Shortage = Exclude<Blocker, { kind: 'class' }>;

/** What falls short. */
interface Shortages {
  readonly shortages: readonly Shortage[];
  readonly limits: readonly TightLimit[];
  /** Whether less may do. */
  readonly isMore?: boolean;
}

/** Undefined where the solver was stopped before it knew of anything that is enough, or cannot take the model, which is larger than the scenario's. */
async function findShortages(
  scenario: Scenario,
  solver: Solver,
  options: SolveOptions,
): Promise<Shortages | undefined> {
  const shortage = formulateShortage(scenario);
  const { model, limits } = shortage;
  const solution = await solver.solve(model, options).catch(unsupported);
  if (solution === undefined || !('point' in solution)) return undefined;
  const { point } = solution;
  const shortages = limits.flatMap((limit) => {
    const extra = Math.round(point[limit.extra] ?? 0);
    return extra > 0 ? [shortageOf(limit, extra)] : [];
  });
  const isMore = solution.status !== 'optimal';
  return { shortages, limits: tightLimits(scenario, shortage, point), ...(isMore ? { isMore } : {}) };
}

function unsupported(error: unknown): undefined {
  if (!(error instanceof UnsupportedModelError)) throw error;
}

function shortageOf({ extra: _, ...limit }: SoftLimit, extra: number): Shortage {
  return { ...limit, enough: limit.have + extra };
}

const shownClasses = 3;

function describe(scenario: Scenario, blocked: readonly BlockedClass[], found: Shortages | undefined): Diagnosis {
  const { shortages: known, limits, isMore = false }: Shortages = found ?? { shortages: [], limits: [] };
  const more = blocked.length - shownClasses;
  const sentences = [
    ...blocked.slice(0, shownClasses).map(({ reason }) => reason),
    ...(more > 0 ? [`So it is with ${more} more ${more === 1 ? 'class' : 'classes'}.`] : []),
    ...stockSentences(scenario, known),
    ...replicaSentences(known),
    ...nodeSentences(known),
    ...tightLimitSentences(limits),
    ...(isMore ? ['Less may do: the search for the least that would was stopped.'] : []),
    ...(found === undefined ? ['Some limit is too tight; by how much was not found out.'] : []),
  ];
  const classes = blocked.map(({ name }): Blocker => ({ kind: 'class', class: name }));
  const blockers = [...classes, ...known];
  return {
    reason: sentences.join(' '),
    blockers,
    ...(limits.length === 0 ? {} : { limits }),
    nothingShort: found !== undefined && blockers.length === 0 && limits.length === 0,
  };
}

function stockSentences(scenario: Scenario, shortages: readonly Shortage[]): readonly string[] {
  const short = shortages.filter((shortage) => shortage.kind === 'stock');
  if (short.length === 0) return [];
  const parts = short.map(
    ({ gpu, have, enough }) => `${gpu} has ${have} ${have === 1 ? 'GPU' : 'GPUs'}, and ${enough} would be enough`,
  );
  return [`Stock is short: ${parts.join('; ')}.`, ...short.flatMap((shortage) => minimumSentence(scenario, shortage))];
}

/** Where minReplicas by themselves overdraw the stock, no load explains it, and the reader looks in the wrong place. */
function minimumSentence(scenario: Scenario, { gpu, have }: { gpu: string; have: number }): readonly string[] {
  const forced = scenario.offers.filter(
    (offer) => offer.gpu === gpu && gpusFromStock(offer) > 0 && (offer.minReplicas ?? 0) > 0,
  );
  const taken = forced.reduce((sum, { gpusPerReplica, minReplicas = 0 }) => sum + gpusPerReplica * minReplicas, 0);
  return taken > have
    ? [`minReplicas of ${listed(forced.map(({ name }) => name))} take ${taken} ${gpu} by themselves.`]
    : [];
}

function replicaSentences(shortages: readonly Shortage[]): readonly string[] {
  const low = shortages.filter((shortage) => shortage.kind === 'replicas');
  if (low.length === 0) return [];
  const parts = low.map(({ offer, have, enough }) => `${offer} may have ${have}, and ${enough} would be enough`);
  return [`maxReplicas is too low: ${parts.join('; ')}.`];
}

function nodeSentences(shortages: readonly Shortage[]): readonly string[] {
  const low = shortages.filter((shortage) => shortage.kind === 'nodes');
  if (low.length === 0) return [];
  const parts = low.map(({ node, have, enough }) => `${node} may have ${have}, and ${enough} would be enough`);
  return [`maxNodes is too low: ${parts.join('; ')}.`];
}
