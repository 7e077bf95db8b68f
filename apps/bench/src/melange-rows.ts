import type { Planner, Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import { cbc, hasCbc } from './cbc.ts';
import { type Golden, golden } from './golden.ts';
import { melangeWriting } from './melange-writing.ts';
import type { Row } from './row.ts';
import { solverPlanner } from './solver-planner.ts';
import { summary } from './summary.ts';
import { type Duel, duel, solo, WrongAnswer } from './timing.ts';

const ours = exact();
const rounds = 7;

/** Mélange's reference instances against the `milp` formulation in HiGHS in WebAssembly, both warm, in one process. */
export async function melangeHighsRows(limitMs: number): Promise<readonly Row[]> {
  const theirs = exact({ solver: highs() });
  const rows: Row[] = [];
  for (const way of ['free', 'sliced'] as const) {
    const duels: Duel[] = [];
    await warmUp(
      [ours, theirs],
      golden().map((instance) => instance[way]),
      limitMs,
    );
    for (const instance of golden()) {
      const found = await duel(ours, theirs, instance[way], { rounds, limitMs });
      duels.push(expectCost(found, instance[`${way}UsdPerHour`]));
    }
    if (duels.length > 0) rows.push(...summary(title(duels, way, 'HiGHS'), duels, { median: 20, each: 1 }));
  }
  return rows;
}

/** So long each planner is at work before anything is timed: until then its code is still being compiled. */
const warmUpMs = 2000;

/** Every scenario through both, as often as the same time allows each. */
async function warmUp(
  planners: readonly Planner[],
  scenarios: readonly Scenario[],
  timeLimitMs: number,
): Promise<void> {
  for (const planner of scenarios.length === 0 ? [] : planners) {
    const began = performance.now();
    while (performance.now() - began < warmUpMs) {
      for (const scenario of scenarios) await planner.plan(scenario, { timeLimitMs });
    }
  }
}

/** The same against Mélange's own formulation through CBC as Mélange does it: ours in the same slices, and divided freely. */
export async function melangeCbcRows(limitMs: number): Promise<readonly Row[]> {
  if (!hasCbc())
    return [{ name: "Mélange's formulation, CBC", remark: 'skipped: no cbc here (apt-get install coinor-cbc)' }];
  const [sliced, free]: [Duel[], Duel[]] = [[], []];
  for (const instance of golden()) {
    const theirs = solverPlanner('CBC', (scenario) => melangeWriting(scenario, instance.slices), cbc());
    const found = await duel(ours, theirs, instance.sliced, { rounds, limitMs });
    sliced.push(expectCost(found, instance.slicedUsdPerHour));
    free.push(await beside(found, instance, limitMs));
  }
  if (sliced.length === 0) return [];
  const targets = { total: 100, median: 50, each: 1 };
  return [
    ...summary(title(sliced, 'sliced', 'CBC'), sliced, targets),
    ...summary(title(free, 'free', 'CBC in slices'), free, targets),
  ];
}

function title(duels: readonly Duel[], way: 'free' | 'sliced', theirs: string): string {
  return `Mélange's ${duels.length} instances, ${way === 'free' ? 'divided freely' : 'in slices'}, against ${theirs}`;
}

/** Our plan divided freely beside their time in slices: that can only be cheaper. */
async function beside({ name, theirs }: Duel, { free, freeUsdPerHour }: Golden, limitMs: number): Promise<Duel> {
  const found = expectCost({ name, theirs, ours: await solo(ours, free, { rounds, limitMs }) }, freeUsdPerHour);
  if (!theirs.stopped && found.ours.usdPerHour > theirs.usdPerHour * (1 + 1e-6))
    throw new WrongAnswer(`${name}: dearer than in slices`);
  return found;
}

/** What is proved costs what the reference proves, and what is not costs no less. */
function expectCost(found: Duel, usdPerHour: number): Duel {
  const { name, ours: mine } = found;
  const above = mine.usdPerHour / usdPerHour - 1;
  if (above < -1e-6 || (!mine.stopped && above > 1e-6))
    throw new WrongAnswer(`${name}: ${mine.usdPerHour} USD/hour, and the reference proves ${usdPerHour}`);
  return found;
}
