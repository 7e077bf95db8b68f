/** One line of the table. Times in ms; `ratio` is theirs / ours. */
export interface Row {
  readonly name: string;
  readonly ours?: number;
  readonly theirs?: number;
  readonly ratio?: number;
  /** What was asked for, in words, and whether it was reached. */
  readonly target?: string;
  readonly met?: boolean;
  /** What else the reader must know. */
  readonly remark?: string;
}

/** The rows as a Markdown table. */
export function markdown(rows: readonly Row[]): string {
  const lines = rows.map(({ name, ours, theirs, ratio, target = '', met, remark = '' }) =>
    [
      name,
      milliseconds(ours),
      milliseconds(theirs),
      ratio === undefined ? '' : `${ratio.toFixed(1)}x`,
      target,
      met === undefined ? '' : met ? 'met' : 'missed',
      remark,
    ].join(' | '),
  );
  return [
    '| what | ours | theirs | ratio | at least | | |',
    '|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

/** A time for people; nothing where there is none. */
export function milliseconds(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`;
}

/** The ratio of two times, with its target. */
export function against(name: string, ours: number, theirs: number, least: number, remark = ''): Row {
  const ratio = theirs / ours;
  return { name, ours, theirs, ratio, target: `${least}x`, met: ratio >= least, remark };
}
