import type { Blocker, Scenario } from '@fleetmix/core';
import { type SolveOptions, type Solver, UnsupportedModelError } from '@fleetmix/solvers';
import { type BlockedClass, findBlockedClasses, listed } from './blocked-classes.ts';
import { formulateShortage, type SoftLimit } from './shortage-model.ts';

/** Why a scenario has no plan. */
export interface Diagnosis {
  /** For people: what is in the way, and what would be enough. */
  readonly reason: string;
  /** The same for programs; with every `enough` granted, and every class named here served, a plan exists. */
  readonly blockers: readonly Blocker[];
  /** Whether the solver found a way to plan within the limits after all, or with less than it can tell from rounding. */
  readonly nothingShort: boolean;
}

/**
 * Says why a scenario has no plan: classes that no offer can serve, or else which stock and which maxReplicas fall short,
 * and the fewest GPUs and replicas in all that would have to be added. Call it for scenarios known to have none.
 */
export async function diagnose(scenario: Scenario, solver: Solver, options: SolveOptions = {}): Promise<Diagnosis> {
  const blocked = findBlockedClasses(scenario);
  const hopeless = blocked.filter(({ freedByLimits }) => !freedByLimits);
  if (hopeless.length > 0) return describe(scenario, hopeless, []);
  const shortages = await findShortages(scenario, solver, options);
  return describe(scenario, blocked, shortages);
}

type Shortage = Exclude<Blocker, { kind: 'class' }>;

/** Undefined where the solver was stopped before it knew, or cannot take the model, which is larger than the scenario's. */
async function findShortages(
  scenario: Scenario,
  solver: Solver,
  options: SolveOptions,
): Promise<readonly Shortage[] | undefined> {
  const { model, limits } = formulateShortage(scenario);
  const solution = await solver.solve(model, options).catch(unsupported);
  if (solution?.status !== 'optimal') return undefined;
  return limits.flatMap((limit) => {
    const extra = Math.round(solution.point[limit.extra] ?? 0);
    return extra > 0 ? [shortage(limit, extra)] : [];
  });
}

function unsupported(error: unknown): undefined {
  if (!(error instanceof UnsupportedModelError)) throw error;
}

function shortage({ extra: _, ...limit }: SoftLimit, extra: number): Shortage {
  return { ...limit, enough: limit.have + extra };
}

const shownClasses = 3;

function describe(
  scenario: Scenario,
  blocked: readonly BlockedClass[],
  shortages: readonly Shortage[] | undefined,
): Diagnosis {
  const known = shortages ?? [];
  const more = blocked.length - shownClasses;
  const sentences = [
    ...blocked.slice(0, shownClasses).map(({ reason }) => reason),
    ...(more > 0 ? [`So it is with ${more} more ${more === 1 ? 'class' : 'classes'}.`] : []),
    ...stockSentences(scenario, known),
    ...replicaSentences(known),
    ...(shortages === undefined ? ['Some limit is too tight; by how much was not found out.'] : []),
  ];
  const classes = blocked.map(({ name }): Blocker => ({ kind: 'class', class: name }));
  const blockers = [...classes, ...known];
  return { reason: sentences.join(' '), blockers, nothingShort: shortages !== undefined && blockers.length === 0 };
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
  const forced = scenario.offers.filter((offer) => offer.gpu === gpu && (offer.minReplicas ?? 0) > 0);
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
