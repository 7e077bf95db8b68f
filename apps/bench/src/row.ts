/** One line of the table. Times in ms; `ratio` is theirs / ours. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly theirs?: number;
  readonly ratio?: number;
  /** What was asked for, in words, and whether it was reached. */
  readonly target?: string;
  readonly met?: boolean;
}

/** The rows as a Markdown table. */
export function markdown(rows: readonly Row[]): string {
  const lines = rows.map(({ name, ours, theirs, ratio, target = '', met }) =>
    [
      name,
      ms(ours),
      theirs === undefined ? '' : ms(theirs),
      ratio === undefined ? '' : `${ratio.toFixed(1)}x`,
      target,
      met === undefined ? '' : met ? 'met' : 'missed',
    ].join(' | '),
  );
  return [
    '| what | ours | theirs | ratio | at least | |',
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

function ms(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`;
}
