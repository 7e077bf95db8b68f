import { evaluate, type Planner, type Scenario } from '@fleetmix/core';
import { localSearch } from '@fleetmix/heuristics';
import { exact } from '@fleetmix/planner';
import { availabilityCells } from './availability.ts';
import { catalogue } from './catalogue.ts';
import { against, type Row } from './row.ts';
import { median, WrongAnswer } from './timing.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Of the proved costs that gaps are measured from. */
const relativeGap = 1e-4;
const most = 0.01;

/** How far local search is from the proved cost, and how long it takes beside the proof, on published and generated scenarios. */
export async function heuristicsRows(limitMs: number): Promise<readonly Row[]> {
  const sets: readonly (readonly [string, readonly Scenario[]])[] = [
    ['36 published availability cells', availabilityCells()],
    ...[64, 256].map((offers) => {
      const scenarios = seeds.map((seed) => catalogue({ offers, classes: 400, seed }));
      return [`${offers} x 400, ${seeds.length} seeds`, scenarios] as const;
    }),
  ];
  const rows: Row[] = [];
  for (const [name, scenarios] of sets) rows.push(await rowOf(name, scenarios, localSearch(), limitMs));
  return rows;
}

async function rowOf(name: string, scenarios: readonly Scenario[], planner: Planner, limitMs: number): Promise<Row> {
  const title = `local search on ${name}, against exact (gap 1e-4)`;
  if (scenarios.length === 0) return { name: title, remark: 'skipped: no reference data' };
  const found = [];
  for (const scenario of scenarios) found.push(await beside(scenario, planner, limitMs));
  const gaps = found.map(({ gap }) => gap).sort((one, other) => one - other);
  const [worst, ninetieth] = [gaps.at(-1) ?? 0, gaps[Math.ceil(0.9 * gaps.length) - 1] ?? 0];
  const row = against(title, median(found.map(({ ours }) => ours)), median(found.map(({ theirs }) => theirs)));
  return {
    ...row,
    target: 'all within 1 %',
    met: worst <= most,
    remark: `gap: median ${percent(median(gaps))}, p90 ${percent(ninetieth)}, worst ${percent(worst)}`,
  };
}

async function beside(scenario: Scenario, planner: Planner, limitMs: number) {
  // The first of each is unrecorded.
  await timed(exact(), scenario, limitMs);
  const theirs = await timed(exact(), scenario, limitMs);
  await timed(planner, scenario, limitMs);
  const ours = await timed(planner, scenario, limitMs);
  if (ours.usdPerHour < theirs.atLeastUsdPerHour * (1 - 1e-6))
    throw new WrongAnswer(`${scenario.name}: costs ${ours.usdPerHour}, proved is ${theirs.atLeastUsdPerHour}`);
  return { gap: ours.usdPerHour / theirs.usdPerHour - 1, ours: ours.ms, theirs: theirs.ms };
}

async function timed(planner: Planner, scenario: Scenario, timeLimitMs: number) {
  const began = performance.now();
  const result = await planner.plan(
    scenario,
    planner.name === 'exact' ? { relativeGap, timeLimitMs } : { timeLimitMs },
  );
  const ms = performance.now() - began;
  if (result.status !== 'planned')
    throw new WrongAnswer(`${scenario.name}: ${planner.name} has no plan: ${result.reason}`);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  if (violations.length > 0) throw new WrongAnswer(`${scenario.name}: ${violations[0]?.message}`);
  const atLeastUsdPerHour = result.guarantee.kind === 'none' ? 0 : result.guarantee.atLeastUsdPerHour;
  return { ms, usdPerHour, atLeastUsdPerHour };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(3)} %`;
}
