import { evaluate, type Planner, type PlanOptions, type Scenario } from '@fleetmix/core';
import { milliseconds } from './row.ts';

/** An answer that must not be timed. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
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

/** How often to time, and what to ask for. */
export interface TimingOptions {
  readonly rounds: number;
  readonly relativeGap?: number;
  /** Time is up after this many ms, which then count: an answer has only to be no better than a proved one. */
  readonly limitMs: number;
}

/** One planner on one scenario: its median time in ms, or the limit where that came before a proof. */
export interface Timed {
  readonly ms: number;
  readonly stopped: boolean;
  readonly usdPerHour: number;
  /** Engine that answered, where the planner says. */
  readonly solver: string | undefined;
}

/** Two planners on one scenario. */
export interface Duel {
  /** Of the scenario. */
  readonly name: string;
  readonly ours: Timed;
  readonly theirs: Timed;
}

/** Who takes longer is not asked again: the first time counts. */
const slowMs = 2000;

/** Who is quicker than this is asked twice in each turn, of which the second time counts: caches must be warm as well. */
const quickMs = 200;

/** One planner on one scenario, the first round unrecorded. */
export async function solo(planner: Planner, scenario: Scenario, options: TimingOptions): Promise<Timed> {
  const [found] = await byTurns([planner], scenario, options);
  return found as Timed;
}

/** Two planners on one scenario, by turns, the first round unrecorded; costs must agree within both gaps. */
export async function duel(ours: Planner, theirs: Planner, scenario: Scenario, options: TimingOptions): Promise<Duel> {
  const sides = (await byTurns([ours, theirs], scenario, options)) as [Timed, Timed];
  const { name } = scenario;
  agree(name, sides[0], sides[1], options.relativeGap ?? 0);
  console.error(`  ${name}: ours ${inWords(sides[0])}, ${theirs.name} ${inWords(sides[1])}`);
  return { name, ours: sides[0], theirs: sides[1] };
}

async function byTurns(
  planners: readonly Planner[],
  scenario: Scenario,
  { rounds, relativeGap = 0, limitMs }: TimingOptions,
): Promise<readonly Timed[]> {
  const options = { relativeGap, timeLimitMs: limitMs };
  const sides = [];
  for (const planner of planners)
    sides.push({ planner, times: [] as number[], first: await attempt(planner, scenario, options) });
  for (let round = 0; round < rounds; round += 1) {
    for (const { planner, times, first } of sides) {
      if (first.ms > slowMs) continue;
      // Unrecorded: it brings back into the processor's caches what the other planner drove out.
      if (first.ms <= quickMs) await attempt(planner, scenario, options);
      times.push((await attempt(planner, scenario, options)).ms);
    }
  }
  return sides.map(({ times, first: { ms, proved, usdPerHour, result } }) => {
    const time = times.length > 0 ? median(times) : ms;
    return { ms: proved ? Math.min(time, limitMs) : limitMs, stopped: !proved, usdPerHour, solver: result.solver };
  });
}

function inWords({ ms, stopped, solver }: Timed): string {
  return `${stopped ? 'stopped at ' : ''}${milliseconds(ms)}${solver === undefined ? '' : ` (${solver})`}`;
}

/** Nobody may undercut what the other has proved. */
function agree(name: string, ours: Timed, theirs: Timed, gap: number): void {
  const allowed = (1e-6 + gap) * Math.min(ours.usdPerHour, theirs.usdPerHour);
  const costs = `ours costs ${ours.usdPerHour}, theirs ${theirs.usdPerHour}`;
  if (!ours.stopped && theirs.usdPerHour < ours.usdPerHour - allowed) throw new WrongAnswer(`${name}: ${costs}`);
  if (!theirs.stopped && ours.usdPerHour < theirs.usdPerHour - allowed) throw new WrongAnswer(`${name}: ${costs}`);
}

/** The middle value; of an even number, the upper middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
