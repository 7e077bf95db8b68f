/** One thing that is wrong with an input: where, as a path such as `offers[2].capacity[0]`, and what to do about it. */
export interface InputProblem {
  /** Empty when the whole document is meant. */
  readonly path: string;
  readonly message: string;
}

const shownProblems = 12;
const longestShownKey = 100;

/** The input cannot be used as it is. The message lists the problems, each with its place and remedy. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[], source = 'input', options?: ErrorOptions) {
    super(describe(problems, source), options);
    this.problems = problems;
  }
}

/** Writes a path of keys as `offers[2].capacity[0]`; keys that are no plain words are quoted. */
export function pathText(keys: readonly PropertyKey[]): string {
  return keys.map(keyText).join('').replace(/^\./, '');
}

function keyText(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  const whole = String(key);
  const text = whole.length > longestShownKey ? `${whole.slice(0, longestShownKey)}…` : whole;
  return /^[\w-]+$/.test(text) ? `.${text}` : `[${JSON.stringify(text)}]`;
}

function describe(problems: readonly InputProblem[], source: string): string {
  const lines = problems
    .slice(0, shownProblems)
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`and ${more} more`);
  return lines.length === 1 ? `${source}: ${lines[0]}` : `${source}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
