/** One line of the table. Times in ms; `ratio` is theirs / ours. */
export interface Row {
  readonly name: string;
  readonly ours?: number;
  readonly theirs?: number;
  /** Whether their time is a limit that came before their proof, so that the ratio is at least what it says. */
  readonly theirsStopped?: boolean;
  readonly ratio?: number;
  /** What was asked for, in words, and whether it was reached. */
  readonly target?: string;
  readonly met?: boolean;
  /** What else the reader must know. */
  readonly remark?: string;
}

/** The rows as a Markdown table. */
export function markdown(rows: readonly Row[]): string {
  const lines = rows.map(({ name, ours, theirs, theirsStopped, ratio, target = '', met, remark = '' }) =>
    [
      name,
      milliseconds(ours),
      `${theirsStopped ? '> ' : ''}${milliseconds(theirs)}`,
      ratio === undefined ? '' : `${theirsStopped ? '> ' : ''}${ratio.toFixed(1)}x`,
      target,
      met === undefined ? '' : met ? 'met' : '**missed**',
      remark,
    ].join(' | '),
  );
  return [
    '| what | ours | theirs | ratio | target | | |',
    '|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

/** What was asked for and not reached, in one sentence. */
export function missed(rows: readonly Row[]): string {
  const names = rows.filter(({ met }) => met === false).map(({ name, target }) => `${name} (${target})`);
  const count = rows.filter(({ met }) => met !== undefined).length;
  return names.length === 0
    ? `All ${count} targets met.`
    : `Missed ${names.length} of ${count} targets: ${names.join('; ')}.`;
}

/** A time for people; nothing where there is none. */
export function milliseconds(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`;
}

/** The ratio of two times, with its target where one is asked for. */
export function against(name: string, ours: number, theirs: number, least?: number): Row {
  const ratio = theirs / ours;
  const asked = least === undefined ? {} : { target: `${least}x`, met: ratio >= least };
  return { name, ours, theirs, ratio, ...asked };
}
