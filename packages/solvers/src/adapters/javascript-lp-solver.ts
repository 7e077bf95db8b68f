import type { Model } from '../model.ts';
import { solveLimits } from '../solve-limits.ts';
import { type Outcome, type Solver, SolverFailure, UnsupportedModelError } from '../solver.ts';
import { trustedPoint } from '../trusted-point.ts';
import { columnKey, encode } from './javascript-lp-encoding.ts';
import { javascriptLpEngine } from './javascript-lp-engine.ts';
import { outsideJavascriptLpRange } from './javascript-lp-range.ts';
import { javascriptLpEnding } from './javascript-lp-status.ts';

const name = 'javascript-lp-solver';
/** Without a limit, some searches never stop, and some fill the heap. */
const defaultTimeLimitMs = 60_000;

/**
 * javascript-lp-solver (Unlicense): pure JavaScript, for small models and for reading along. Takes at most 1,000 columns,
 * 300 rows, finite lower bounds, finite upper bounds on integers, and rows whose coefficients lie within a factor of 1e6;
 * declines the rest with UnsupportedModelError. Searches to the end (`relativeGap` is not used), within 60 s unless told
 * otherwise, and blocks its thread meanwhile. Its values are rounded to 8 decimals.
 */
export function javascriptLpSolver(): Solver {
  return {
    name,
    capabilities: { integers: true, bound: false },
    async solve(model, options = {}) {
      const { timeLimitMs } = solveLimits(options);
      const reason = outsideJavascriptLpRange(model);
      if (reason !== undefined)
        throw new UnsupportedModelError(`${name} cannot take "${model.name}": ${reason}. Use highs.`);
      const started = performance.now();
      const found = contradiction(model) ?? (await run(model, timeLimitMs));
      return { ...found, solver: name, seconds: (performance.now() - started) / 1000 };
    },
  };
}

type Found = Outcome & { readonly engineStatus: string };

/** Rows without terms and columns that hold no whole number are settled here: the engine overlooks them. */
function contradiction({ columns, rows }: Model): Found | undefined {
  const emptyRow = rows.some(
    ({ lower, upper, terms }) => (lower > 0 || upper < 0) && terms.every(({ coefficient }) => coefficient === 0),
  );
  const emptyColumn = columns.some(
    ({ kind, lower, upper }) => kind === 'integer' && Math.ceil(lower) > Math.floor(upper),
  );
  return emptyRow || emptyColumn
    ? { status: 'infeasible', engineStatus: 'not asked: a bound contradicts itself' }
    : undefined;
}

async function run(model: Model, timeLimitMs: number): Promise<Found> {
  const solve = await javascriptLpEngine();
  const whole = wholeBounds(model);
  const timeout = Math.ceil(Math.max(1, Number.isFinite(timeLimitMs) ? timeLimitMs : defaultTimeLimitMs));
  const started = performance.now();
  const { result, messages } = answerOf(() => solve(encode(whole, timeout)), model);
  const ending = javascriptLpEnding({
    feasible: result.feasible,
    bounded: result.bounded,
    isIntegral: result.isIntegral === true,
    whole: model.columns.some(({ kind }) => kind === 'integer'),
    // The engine counts whole milliseconds.
    late: performance.now() - started > timeout - 1,
    cycled: messages.length > 0,
  });
  const values = whole.columns.map(({ lower }, position) => Number(result[columnKey(position)] ?? 0) + lower);
  const engineStatus = [
    `feasible: ${result.feasible}, bounded: ${result.bounded}, isIntegral: ${result.isIntegral ?? 'not said'}`,
    ...messages.slice(0, 1),
  ].join(', ');
  return { ...outcome(model, ending, values), engineStatus };
}

function answerOf<Answer>(solve: () => Answer, { name: model }: Model): Answer {
  try {
    return solve();
  } catch (cause) {
    throw new SolverFailure(`${name} broke while it solved "${model}": ${String(cause).slice(0, 300)}. Use highs.`, {
      cause,
    });
  }
}

/** The shift to 0 must move integers by whole numbers. */
function wholeBounds(model: Model): Model {
  const columns = model.columns.map((column) =>
    column.kind === 'integer' ? { ...column, lower: Math.ceil(column.lower), upper: Math.floor(column.upper) } : column,
  );
  return { ...model, columns };
}

function outcome(model: Model, ending: ReturnType<typeof javascriptLpEnding>, values: readonly number[]): Outcome {
  switch (ending.status) {
    case 'optimal':
      return { status: 'optimal', ...trustedPoint(model, values, name) };
    case 'feasible':
      return { status: 'feasible', limit: ending.limit, ...trustedPoint(model, values, name) };
    case 'unknown':
      return { status: 'unknown', limit: ending.limit };
    case 'broken':
      throw new SolverFailure(`${name} returned fractions in whole columns of "${model.name}". Use highs.`);
    default:
      return { status: ending.status };
  }
}
