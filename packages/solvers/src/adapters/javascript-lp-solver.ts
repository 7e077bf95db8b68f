import type { Model } from '../model.ts';
import { type Outcome, type Solver, SolverFailure, UnsupportedModelError } from '../solver.ts';
import { trustedPoint } from '../trusted-point.ts';
import { columnKey, type EncodedModel, encode } from './javascript-lp-encoding.ts';

const name = 'javascript-lp-solver';
/** The engine answered wrongly at 1,600 columns and 404 rows, and is slow long before; this keeps well below. */
const mostColumns = 1000;
const mostRows = 300;
/** It never stops by itself on some models, and fills the heap on others. */
const defaultTimeLimitMs = 60_000;

/** The fields of its answer that are read; a column's value stands under the column's own key, and 0 is left out. */
interface EngineResult {
  readonly feasible: boolean;
  readonly bounded: boolean;
  readonly isIntegral?: boolean;
  readonly [key: string]: number | boolean | undefined;
}

/**
 * javascript-lp-solver (Unlicense): pure JavaScript, for small models and for reading along. Takes at most 1,000 columns,
 * 300 rows, finite lower bounds, and finite upper bounds on integers; declines the rest with UnsupportedModelError. Always
 * searches to the end (`relativeGap` is not used), within 60 s unless told otherwise, and blocks its thread meanwhile.
 */
export function javascriptLpSolver(): Solver {
  return {
    name,
    capabilities: { integers: true, bound: false },
    async solve(model, { timeLimitMs = defaultTimeLimitMs } = {}) {
      refuse(model);
      const started = performance.now();
      const outcome = contradiction(model) ?? (await run(model, timeLimitMs));
      return { ...outcome, solver: name, seconds: (performance.now() - started) / 1000 };
    },
  };
}

function refuse(model: Model): void {
  const reason = reasonToRefuse(model);
  if (reason === undefined) return;
  throw new UnsupportedModelError(`${name} cannot take "${model.name}": ${reason}. Use highs.`);
}

function reasonToRefuse({ columns, rows }: Model): string | undefined {
  if (columns.length > mostColumns)
    return `it has ${columns.length} columns, and answers are trusted up to ${mostColumns}`;
  if (rows.length > mostRows) return `it has ${rows.length} rows, and answers are trusted up to ${mostRows}`;
  const open = columns.find(({ lower }) => !Number.isFinite(lower));
  if (open !== undefined) return `column "${open.name}" has no lower bound`;
  const endless = columns.find(({ kind, upper }) => kind === 'integer' && !Number.isFinite(upper));
  return endless === undefined ? undefined : `integer column "${endless.name}" has no upper bound`;
}

/** Rows without terms and columns that hold no whole number are settled here: the engine overlooks them. */
function contradiction({ columns, rows }: Model): (Outcome & { engineStatus: string }) | undefined {
  const emptyRow = rows.some(({ lower, upper, terms }) => terms.length === 0 && (lower > 0 || upper < 0));
  const emptyColumn = columns.some(
    ({ kind, lower, upper }) => kind === 'integer' && Math.ceil(lower) > Math.floor(upper),
  );
  return emptyRow || emptyColumn
    ? { status: 'infeasible', engineStatus: 'not asked: a bound contradicts itself' }
    : undefined;
}

async function run(model: Model, timeLimitMs: number): Promise<Outcome & { engineStatus: string }> {
  const solve = await load();
  const shifted = wholeLowerBounds(model);
  const started = performance.now();
  const result = solve(encode(shifted, timeLimitMs));
  const late = performance.now() - started >= timeLimitMs;
  return { ...outcome(shifted, result, late), engineStatus: words(result) };
}

/** The shift to 0 must move integers by whole numbers. */
function wholeLowerBounds(model: Model): Model {
  const columns = model.columns.map((column) =>
    column.kind === 'integer' ? { ...column, lower: Math.ceil(column.lower), upper: Math.floor(column.upper) } : column,
  );
  return { ...model, columns };
}

async function load(): Promise<(model: EncodedModel) => EngineResult> {
  const module = (await import('javascript-lp-solver')) as unknown as {
    default: { Solve(model: EncodedModel): EngineResult };
  };
  return (model) => module.default.Solve(model);
}

/** A timed-out search calls itself feasible with fractions in whole columns: only `isIntegral` can be believed. */
function outcome(model: Model, result: EngineResult, late: boolean): Outcome {
  const whole = !model.columns.some(({ kind }) => kind === 'integer') || result.isIntegral === true;
  if (late && !(result.feasible && result.isIntegral === true)) return { status: 'unknown', limit: 'time' };
  if (!result.feasible) return { status: 'infeasible' };
  if (!result.bounded) return { status: 'unbounded' };
  if (!whole) throw new SolverFailure(`${name} returned fractions in whole columns of "${model.name}". Use highs.`);
  const values = model.columns.map(({ lower }, position) => Number(result[columnKey(position)] ?? 0) + lower);
  const held = trustedPoint(model, values, name);
  return late ? { status: 'feasible', limit: 'time', ...held } : { status: 'optimal', ...held };
}

function words({ feasible, bounded, isIntegral }: EngineResult): string {
  return `feasible: ${feasible}, bounded: ${bounded}, isIntegral: ${isIntegral ?? 'not said'}`;
}
