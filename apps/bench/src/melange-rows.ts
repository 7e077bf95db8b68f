import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import { cbc, hasCbc } from './cbc.ts';
import { type Golden, golden } from './golden.ts';
import { melangeWriting } from './melange-writing.ts';
import type { Row } from './row.ts';
import { solverPlanner } from './solver-planner.ts';
import { summary } from './summary.ts';
import { type Duel, duel, median, timed, WrongAnswer } from './timing.ts';

const ours = exact();
const rounds = 5;

/** Mélange's reference instances, divided freely: our engine against HiGHS in WebAssembly, both warm, in one process. */
export async function melangeHighsRows(): Promise<readonly Row[]> {
  const theirs = exact({ solver: highs() });
  const duels: Duel[] = [];
  for (const { free, freeUsdPerHour } of golden())
    duels.push(expectCost(await duel(ours, theirs, free, { rounds }), free.name, freeUsdPerHour));
  return duels.length === 0
    ? []
    : summary(`Mélange's ${duels.length} instances, divided freely, HiGHS`, duels, { median: 20, worst: 1 });
}

/** The same in their slices, by Mélange's formulation through CBC as Mélange does it; and ours divided freely beside it. */
export async function melangeCbcRows(theirLimitMs: number): Promise<readonly Row[]> {
  const name = "Mélange's formulation, CBC";
  if (!hasCbc()) return [{ name, remark: 'skipped: no cbc here (apt-get install coinor-cbc)' }];
  const sliced: Duel[] = [];
  const free: Duel[] = [];
  for (const instance of golden()) {
    const theirs = solverPlanner('melange', (scenario) => melangeWriting(scenario, instance.slices), cbc());
    const found = await duel(ours, theirs, instance.sliced, { rounds, theirLimitMs });
    sliced.push(expectCost(found, instance.sliced.name, instance.slicedUsdPerHour));
    free.push({ ...found, ...(await alone(instance)) });
  }
  if (sliced.length === 0) return [];
  const targets = { total: 100, median: 50, worst: 1 };
  return [
    ...summary(`${name}: ${sliced.length} instances in their slices`, sliced, targets),
    ...summary(`${name}: the same, ours divided freely`, free, targets),
  ];
}

/** Our time where classes are divided freely; that can only be cheaper. */
async function alone({ free, freeUsdPerHour, slicedUsdPerHour }: Golden) {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { ms, usdPerHour, solver } = await timed(ours, free);
    expectCost({ usdPerHour }, free.name, freeUsdPerHour);
    if (usdPerHour > slicedUsdPerHour * (1 + 1e-6)) throw new WrongAnswer(`${free.name}: dearer than in slices`);
    if (round > 0) times.push(ms);
    if (round === rounds) return { ours: median(times), usdPerHour, solver };
  }
  throw new RangeError('at least one round');
}

function expectCost<Found extends { readonly usdPerHour: number }>(found: Found, name: string, usdPerHour: number) {
  if (Math.abs(found.usdPerHour / usdPerHour - 1) > 1e-6)
    throw new WrongAnswer(`${name}: ${found.usdPerHour} USD/hour, and the reference proves ${usdPerHour}`);
  return found;
}
