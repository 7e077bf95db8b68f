import type { Solver } from '../solver.ts';
import { bruteForce } from './brute-force.ts';
import type { ConformanceCase } from './case.ts';
import { require, requireOptimum, requireStatus, sameObjective } from './expectation.ts';
import { randomModels } from './random-models.ts';

/** Seeded random models, each settled by brute force: status and objective must be the same. */
export function agreementCases(seed: number, count: number): readonly ConformanceCase[] {
  return [
    {
      name: `${count} random models agree with brute force (seed ${seed})`,
      integers: true,
      async run(solver) {
        for (const [position, model] of randomModels(seed, count).entries()) {
          const best = bruteForce(model);
          await within(`model ${position}`, () =>
            best === null
              ? requireStatus(solver, model, 'infeasible', 'infeasible-or-unbounded')
              : requireOptimum(solver, model, best),
          );
        }
      },
    },
  ];
}

/** Solves random mixed models with two solvers and requires the same status and objective; returns how many had a point. */
export async function crossCheck(first: Solver, second: Solver, seed: number, count: number): Promise<number> {
  let solved = 0;
  for (const [position, model] of randomModels(seed, count, { columns: 'mixed' }).entries()) {
    const [a, b] = [await first.solve(model), await second.solve(model)];
    require(a.status ===
      b.status, `model ${position} of seed ${seed}: ${first.name} says ${a.status}, ${second.name} ${b.status}`);
    if (a.status !== 'optimal' || b.status !== 'optimal') continue;
    require(sameObjective(
      a.objective,
      b.objective,
    ), `model ${position} of seed ${seed}: ${a.objective} against ${b.objective}`);
    solved += 1;
  }
  return solved;
}

async function within(place: string, check: () => Promise<unknown>): Promise<void> {
  try {
    await check();
  } catch (cause) {
    throw new Error(`${place}: ${(cause as Error).message}`, { cause });
  }
}
