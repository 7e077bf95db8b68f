import type { Column, Model, Row } from '@fleetmix/solvers';

/** A model as a free MPS file, names replaced by positions: columns `c0`, `c1`, ..., rows `r0`, `r1`, ... Minimises only. */
export function writeMps({ columns, rows }: Model): string {
  const entries = columns.map(({ cost }) => [`obj ${cost}`]);
  for (const [at, { terms }] of rows.entries()) {
    for (const { column, coefficient } of terms) entries[column]?.push(`r${at} ${coefficient}`);
  }
  return [
    'NAME model FREE',
    'ROWS',
    ' N obj',
    ...rows.map((row, at) => ` ${senseOf(row)} r${at}`),
    'COLUMNS',
    ...columns.flatMap((_, at) => columnLines(columns, at, entries[at] ?? [])),
    'RHS',
    ...rows.map((row, at) => ` RHS r${at} ${Number.isFinite(row.upper) ? row.upper : row.lower}`),
    'BOUNDS',
    ...columns.flatMap(boundLines),
    'ENDATA',
    '',
  ].join('\n');
}

/** Position of the column that a name in the file stands for. */
export function columnAt(name: string): number {
  return Number(name.slice(1));
}

function senseOf({ name, lower, upper }: Row): 'E' | 'L' | 'G' {
  if (lower === upper) return 'E';
  if (lower === Number.NEGATIVE_INFINITY) return 'L';
  if (upper === Number.POSITIVE_INFINITY) return 'G';
  throw new RangeError(`row "${name}" has two bounds: write it as two rows.`);
}

/** Markers stand where whole columns begin and end. */
function columnLines(columns: readonly Column[], at: number, entries: readonly string[]): readonly string[] {
  const whole = columns[at]?.kind === 'integer';
  const begins = whole && columns[at - 1]?.kind !== 'integer' ? [" M 'MARKER' 'INTORG'"] : [];
  const ends = whole && columns[at + 1]?.kind !== 'integer' ? [" M 'MARKER' 'INTEND'"] : [];
  return [...begins, ...entries.map((entry) => ` c${at} ${entry}`), ...ends];
}

function boundLines({ lower, upper }: Column, at: number): readonly string[] {
  return [
    Number.isFinite(lower) ? ` LO BND c${at} ${lower}` : ` MI BND c${at}`,
    Number.isFinite(upper) ? ` UP BND c${at} ${upper}` : ` PL BND c${at}`,
  ];
}
