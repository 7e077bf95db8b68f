import type { Highs, RunResult } from 'highs';
import type { Model } from '../model.ts';
import { type Outcome, type Solution, type SolveOptions, type Solver, SolverFailure } from '../solver.ts';
import { trustedPoint } from '../trusted-point.ts';
import { highsArrays } from './highs-arrays.ts';
import { type HighsSource, highsEngine } from './highs-engine.ts';
import { highsEnding } from './highs-status.ts';

const name = 'highs';
/** `primal_solution_status` of a feasible point; without it the solution arrays hold zeros. */
const feasiblePoint = 2;

/**
 * HiGHS (MIT licence) in WebAssembly: LP and MILP of any size, with a proved bound. Loaded on the first solve; solves wait
 * for one another, and each blocks its thread until it ends.
 * @param source where a bundler put the WASM, such as `{ locateFile: () => wasmUrl }`; in Node nothing is needed
 */
export function highs(source: HighsSource = {}): Solver {
  const engine = highsEngine(source);
  return {
    name,
    capabilities: { integers: true, bound: true },
    async solve(model, options = {}) {
      try {
        return await engine.use((highs) => solve(highs, model, options));
      } catch (cause) {
        if (cause instanceof SolverFailure) throw cause;
        throw new SolverFailure(
          `HiGHS broke while it solved "${model.name}": ${String((cause as Error).message ?? cause).slice(0, 300)}`,
          { cause },
        );
      }
    },
  };
}

interface Run {
  readonly result: RunResult;
  readonly values: Float64Array;
  readonly hasPoint: boolean;
  readonly bound: number | undefined;
}

function solve(highs: Highs, model: Model, options: SolveOptions): Solution {
  const started = performance.now();
  let run = runOnce(highs, model, options, 'choose');
  // Presolve may say only "infeasible or unbounded"; without it HiGHS says which.
  if (highsEnding(run.result.modelStatus).ending === 'infeasible-or-unbounded')
    run = runOnce(highs, model, options, 'off');
  const { ending, words } = highsEnding(run.result.modelStatus);
  if (ending === 'broken') throw new SolverFailure(`HiGHS could not solve "${model.name}": ${words}.`);
  return {
    ...outcome(model, run, ending),
    ...(run.bound === undefined ? {} : { bound: run.bound }),
    solver: name,
    seconds: (performance.now() - started) / 1000,
    engineStatus: words,
  };
}

function runOnce(
  highs: Highs,
  model: Model,
  { timeLimitMs, relativeGap = 0 }: SolveOptions,
  presolve: 'choose' | 'off',
): Run {
  return highs.withModel(highsArrays(model, highs), (engineModel) => {
    engineModel.options.set({
      output_flag: false,
      presolve,
      mip_rel_gap: relativeGap,
      mip_abs_gap: 1e-9,
      ...(timeLimitMs === undefined ? {} : { time_limit: Math.max(timeLimitMs, 1) / 1000 }),
    });
    const result = engineModel.run();
    const hasPoint = engineModel.info.get('primal_solution_status') === feasiblePoint;
    return { result, values: engineModel.getSolution().colValue, hasPoint, bound: provedBound(engineModel, model) };
  });
}

/** For an LP, HiGHS fills the MIP's bound with 0: it is no fact then. */
function provedBound(engineModel: { info: { get(name: string): unknown } }, model: Model): number | undefined {
  const bound = Number(engineModel.info.get('mip_dual_bound'));
  return model.columns.some(({ kind }) => kind === 'integer') && Number.isFinite(bound) ? bound : undefined;
}

function outcome(model: Model, run: Run, ending: Exclude<ReturnType<typeof highsEnding>['ending'], 'broken'>): Outcome {
  switch (ending) {
    case 'infeasible':
    case 'unbounded':
    case 'infeasible-or-unbounded':
      return { status: ending };
    case 'optimal':
      return { status: 'optimal', ...trustedPoint(model, run.values, name) };
    default:
      return run.hasPoint
        ? { status: 'feasible', limit: ending, ...trustedPoint(model, run.values, name) }
        : { status: 'unknown', limit: ending };
  }
}
