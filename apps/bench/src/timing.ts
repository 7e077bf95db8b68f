import { evaluate, type Planner, type PlanOptions, type Scenario } from '@fleetmix/core';

/** What one planner asked for a scenario, judged, and how long it took. */
export interface Timed {
  readonly usdPerHour: number;
  readonly ms: number;
  /** Engine that answered, where the planner says. */
  readonly solver: string | undefined;
}

/** An answer that must not be timed. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

/** Plans once, and refuses to time an answer that is wrong: no plan, a broken rule, or a gap above the one asked for. */
export async function timed(planner: Planner, scenario: Scenario, options: PlanOptions = {}): Promise<Timed> {
  const { ms, result, usdPerHour, proved } = await attempt(planner, scenario, options);
  if (result.status !== 'planned') throw new WrongAnswer(`${scenario.name}: ${result.status}, ${result.reason}`);
  if (!proved) throw new WrongAnswer(`${scenario.name}: the gap that is left is too large`);
  return { usdPerHour, ms, solver: result.solver };
}

/** Plans once, and judges what comes: Infinity USD/hour where it is no plan. */
async function attempt(planner: Planner, scenario: Scenario, options: PlanOptions) {
  const began = performance.now();
  const result = await planner.plan(scenario, options);
  const ms = performance.now() - began;
  if (result.status !== 'planned') return { ms, result, usdPerHour: Number.POSITIVE_INFINITY, proved: false };
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  if (violations.length > 0) throw new WrongAnswer(`${scenario.name}: ${violations[0]?.message}`);
  const gap = result.guarantee.kind === 'none' ? 1 : result.guarantee.relativeGap;
  return { ms, result, usdPerHour, proved: gap <= (options.relativeGap ?? 0) + 1e-6 };
}

/** Limits of a duel. */
export interface DuelOptions {
  readonly rounds: number;
  readonly relativeGap?: number;
  /** Their time is up after this many ms, and counts as it is: their answer then has only to be no better than ours. */
  readonly theirLimitMs?: number;
}

/** Medians of both sides in ms, and what they agreed on. */
export interface Duel {
  readonly ours: number;
  readonly theirs: number;
  readonly usdPerHour: number;
  readonly solver: string | undefined;
  /** Whether their time was up before a proof. */
  readonly stopped: boolean;
}

/** A side that takes longer is not asked again: its first time counts. */
const slowMs = 4000;

/** Two planners on one scenario, by turns, the first round unrecorded; costs must agree within both gaps. */
export async function duel(
  ours: Planner,
  theirs: Planner,
  scenario: Scenario,
  { rounds, theirLimitMs, ...options }: DuelOptions,
): Promise<Duel> {
  const limit = theirLimitMs === undefined ? {} : { timeLimitMs: theirLimitMs };
  const mine = await timed(ours, scenario, options);
  const first = await attempt(theirs, scenario, { ...options, ...limit });
  if (!first.proved && theirLimitMs === undefined) throw new WrongAnswer(`${scenario.name}: ${theirs.name} gave up`);
  agree(scenario, mine.usdPerHour, first.usdPerHour, options.relativeGap ?? 0, first.proved);
  const times = { ours: [] as number[], theirs: first.ms > slowMs ? [first.ms] : [] };
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push((await timed(ours, scenario, options)).ms);
    if (first.ms <= slowMs) times.theirs.push((await attempt(theirs, scenario, { ...options, ...limit })).ms);
  }
  const { usdPerHour, solver } = mine;
  return { ours: median(times.ours), theirs: median(times.theirs), usdPerHour, solver, stopped: !first.proved };
}

function agree({ name }: Scenario, ours: number, theirs: number, gap: number, proved: boolean): void {
  const allowed = (1e-6 + gap) * ours;
  if (theirs < ours - allowed) throw new WrongAnswer(`${name}: ours costs ${ours}, theirs only ${theirs}`);
  if (proved && ours < theirs - allowed) throw new WrongAnswer(`${name}: theirs costs ${theirs}, ours only ${ours}`);
}

/** The middle value; of an even number, the upper middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
