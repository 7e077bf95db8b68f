/** What HiGHS's model status says, before one looks whether there is a point. */
export type HighsEnding =
  | 'optimal'
  | 'infeasible'
  | 'unbounded'
  | 'infeasible-or-unbounded'
  | 'time'
  | 'other'
  | 'broken';

const endings: readonly (readonly [ending: HighsEnding, words: string])[] = [
  ['broken', 'Not Set'],
  ['broken', 'Load error'],
  ['broken', 'Model error'],
  ['broken', 'Presolve error'],
  ['broken', 'Solve error'],
  ['broken', 'Postsolve error'],
  ['optimal', 'Empty'],
  ['optimal', 'Optimal'],
  ['infeasible', 'Infeasible'],
  ['infeasible-or-unbounded', 'Primal infeasible or unbounded'],
  ['unbounded', 'Unbounded'],
  ['other', 'Bound on objective reached'],
  ['other', 'Target for objective reached'],
  ['time', 'Time limit reached'],
  ['other', 'Iteration limit reached'],
  ['other', 'Unknown'],
  ['other', 'Solution limit reached'],
  ['other', 'Interrupted'],
];

/** Translates a status code of HiGHS 1.15, with the engine's words; a code that it does not know is `broken`. */
export function highsEnding(code: number): { readonly ending: HighsEnding; readonly words: string } {
  const [ending, words] = endings[code] ?? ['broken', `status ${code}`];
  return { ending, words };
}
