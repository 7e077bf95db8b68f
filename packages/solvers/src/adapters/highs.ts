import type { Highs, Model as HighsModel } from 'highs';
import type { Model } from '../model.ts';
import { type SolveLimits, solveLimits } from '../solve-limits.ts';
import { type Outcome, type Solution, type Solver, SolverFailure, UnsupportedModelError } from '../solver.ts';
import { trustedPoint } from '../trusted-point.ts';
import { outcomeWithoutColumns } from '../without-columns.ts';
import { highsArrays } from './highs-arrays.ts';
import { type HighsSource, highsEngine } from './highs-engine.ts';
import { outsideHighsRange } from './highs-range.ts';
import { type HighsEnding, highsEnding } from './highs-status.ts';

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
      const limits = solveLimits(options);
      const reason = outsideHighsRange(model);
      if (reason !== undefined)
        throw new UnsupportedModelError(`${name} cannot take "${model.name}": ${reason}. Change the units.`);
      try {
        return await engine.use((highs) => solve(highs, model, limits));
      } catch (cause) {
        throw cause instanceof SolverFailure ? cause : broken(model, cause);
      }
    },
  };
}

/** The engine's messages can hold its whole source: their beginning says enough. */
function broken({ name: model }: Model, cause: unknown): SolverFailure {
  const words = String(cause instanceof Error ? cause.message : cause).slice(0, 300);
  return new SolverFailure(`HiGHS broke while it solved "${model}": ${words}. Use another solver for this model.`, {
    cause,
  });
}

function solve(highs: Highs, model: Model, limits: SolveLimits): Solution {
  const started = performance.now();
  const found = model.columns.length === 0 ? withoutColumns(model) : search(highs, model, limits);
  return { ...found, solver: name, seconds: (performance.now() - started) / 1000 };
}

type Found = Outcome & { readonly bound?: number; readonly engineStatus: string };

/** HiGHS calls a model without columns empty, whatever its rows ask, and answers nothing more. */
function withoutColumns(model: Model): Found {
  return { ...outcomeWithoutColumns(model), engineStatus: 'not asked: the model has no columns' };
}

function search(highs: Highs, model: Model, limits: SolveLimits): Found {
  const started = performance.now();
  const found = runOnce(highs, model, limits, 'choose');
  if (found.status !== 'infeasible-or-unbounded') return found;
  // Presolve may say only "infeasible or unbounded"; without it HiGHS says which.
  const timeLimitMs = limits.timeLimitMs - (performance.now() - started);
  return timeLimitMs > 0 ? runOnce(highs, model, { ...limits, timeLimitMs }, 'off') : found;
}

function runOnce(highs: Highs, model: Model, limits: SolveLimits, presolve: 'choose' | 'off'): Found {
  return highs.withModel(highsArrays(model, highs), (engineModel) => {
    engineModel.options.set({ presolve, ...engineOptions(limits) });
    const { ending, words } = highsEnding(engineModel.run().modelStatus);
    const held = engineModel.info.get('primal_solution_status') === feasiblePoint;
    const values = held ? engineModel.getSolution().colValue : undefined;
    const outcome = outcomeOf(model, ending, values, words);
    return { ...outcome, ...boundOf(model, outcome, engineModel), engineStatus: words };
  });
}

/** HiGHS refuses options that are not finite, its own defaults among them. */
function engineOptions({ timeLimitMs, relativeGap }: SolveLimits) {
  return {
    output_flag: false,
    mip_rel_gap: Math.min(relativeGap, Number.MAX_VALUE),
    mip_abs_gap: 1e-9,
    // At the default, 1e-6, coefficients of 1e-7 beside ones make HiGHS call wrong points optimal; at 1e-9 it misses right ones.
    mip_feasibility_tolerance: 1e-8,
    ...(Number.isFinite(timeLimitMs) ? { time_limit: Math.max(timeLimitMs, 1) / 1000 } : {}),
  };
}

function outcomeOf(model: Model, ending: HighsEnding, values: Float64Array | undefined, words: string): Outcome {
  switch (ending) {
    case 'infeasible':
    case 'unbounded':
    case 'infeasible-or-unbounded':
      return { status: ending };
    case 'optimal':
      if (values === undefined) throw new SolverFailure(`HiGHS says "${words}" of "${model.name}" and has no point.`);
      return { status: 'optimal', ...trustedPoint(model, values, name) };
    case 'time':
    case 'other':
      return values === undefined
        ? { status: 'unknown', limit: ending }
        : { status: 'feasible', limit: ending, ...trustedPoint(model, values, name) };
    case 'broken':
      throw new SolverFailure(`HiGHS could not solve "${model.name}": ${words}.`);
  }
}

/**
 * What is proved about the objective. For an LP, HiGHS fills the MIP's bound with 0, which is no fact: its optimum is. Where
 * rounding puts a bound beyond the objective of a point that holds, that objective is the honest one.
 */
function boundOf(model: Model, outcome: Outcome, engineModel: HighsModel): { bound?: number } {
  const whole = model.columns.some(({ kind }) => kind === 'integer');
  if (!whole) return outcome.status === 'optimal' ? { bound: outcome.objective } : {};
  const bound = Number(engineModel.info.get('mip_dual_bound'));
  if (!Number.isFinite(bound)) return {};
  if (outcome.status === 'unknown') return { bound };
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return {};
  const nearer = model.sense === 'minimize' ? Math.min : Math.max;
  return { bound: nearer(bound, outcome.objective) };
}
