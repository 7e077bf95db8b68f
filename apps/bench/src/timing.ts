import { evaluate, type Planner, type PlanOptions, type Scenario } from '@fleetmix/core';

/** What one planner asked for a scenario, judged, and how long it took. */
export interface Timed {
  readonly usdPerHour: number;
  readonly ms: number;
}

/** Plans once, and refuses to time an answer that is wrong: no plan, a broken rule, or a gap above the one asked for. */
export async function timed(planner: Planner, scenario: Scenario, options: PlanOptions = {}): Promise<Timed> {
  const began = performance.now();
  const result = await planner.plan(scenario, options);
  const ms = performance.now() - began;
  if (result.status !== 'planned') throw new WrongAnswer(`${scenario.name}: ${result.status}, ${result.reason}`);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  if (violations.length > 0) throw new WrongAnswer(`${scenario.name}: ${violations[0]?.message}`);
  const gap = result.guarantee.kind === 'none' ? 1 : result.guarantee.relativeGap;
  if (gap > (options.relativeGap ?? 0) + 1e-6) throw new WrongAnswer(`${scenario.name}: a gap of ${gap} is left`);
  return { usdPerHour, ms };
}

/** An answer that must not be timed. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

/** Two planners on one scenario, by turns, the first round unrecorded; costs must agree within both gaps. */
export async function duel(
  ours: Planner,
  theirs: Planner,
  scenario: Scenario,
  { rounds, ...options }: PlanOptions & { readonly rounds: number },
): Promise<{ readonly ours: number; readonly theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b] = [await timed(ours, scenario, options), await timed(theirs, scenario, options)];
    const allowed = (1e-6 + 2 * (options.relativeGap ?? 0)) * Math.max(1, b.usdPerHour);
    if (Math.abs(a.usdPerHour - b.usdPerHour) > allowed)
      throw new WrongAnswer(`${scenario.name}: ${a.usdPerHour} against ${b.usdPerHour}`);
    if (round > 0) times.ours.push(a.ms) && times.theirs.push(b.ms);
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

/** The middle value; of an even number, the upper middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
