import type { Column } from '../catalog/listing.ts';
import { whole } from '../output/figures.ts';
import { type ComparedFigure, type ComparisonRow, comparedFigures, type replicaFields } from './comparison-row.ts';
import { milliseconds, rate } from './figures.ts';

/** A comparison with the replica that it is of. */
export type ReplicaComparison = ComparisonRow & ReturnType<typeof replicaFields>;

type RowColumn = Column<ReplicaComparison>;

const heads: Readonly<Record<ComparedFigure, string>> = {
  requestsPerSecond: 'requests/s',
  ttftMs: 'TTFT',
  tpotMs: 'TPOT',
};

/** Comparisons as CSV has them; a terminal shows the figures that some of them have. */
export function comparisonColumns(rows: readonly ReplicaComparison[]): readonly RowColumn[] {
  return [
    ...(['model', 'gpu', 'gpusPerReplica', 'tensorParallel', 'pipelineParallel'] as const).map(plain),
    ...(['engine', 'precision', 'kvCache'] as const).map(plain),
    right('inputTokens', 'input', (row) => whole(Math.round(row.inputTokens))),
    right('outputTokens', 'output', (row) => whole(Math.round(row.outputTokens))),
    { name: 'kind', of: ({ kind }) => kind, shown: { head: 'load', align: 'right', text: loadText } },
    { name: 'concurrency', of: ({ concurrency }) => concurrency },
    ...comparedFigures.filter((figure) => rows.some((row) => row[figure] !== undefined)).flatMap(triple),
  ];
}

function plain(name: keyof ReturnType<typeof replicaFields>): RowColumn {
  return { name, of: (row) => row[name] };
}

function right(name: 'inputTokens' | 'outputTokens', head: string, text: (row: ComparisonRow) => string): RowColumn {
  return { name, of: (row) => row[name], shown: { head, align: 'right', text } };
}

function loadText({ kind, concurrency }: ComparisonRow): string {
  if (kind === 'capacity') return 'in targets';
  return kind === 'maximum' ? 'all at once' : `${rate(concurrency ?? 1)} at once`;
}

function triple(figure: ComparedFigure): readonly RowColumn[] {
  const show = figure === 'requestsPerSecond' ? rate : milliseconds;
  const column = (part: 'measured' | 'estimated' | 'error', head: string, text: (value: number) => string) => ({
    name: `${figure}.${part}`,
    of: (row: ComparisonRow) => row[figure]?.[part],
    shown: {
      head,
      align: 'right' as const,
      text: (row: ComparisonRow) => (row[figure] === undefined ? '' : text(row[figure][part])),
    },
  });
  return [
    column('measured', heads[figure], show),
    column('estimated', 'est.', show),
    column('error', 'off', signedPercent),
  ];
}

/** `+12 %`, `−7 %`. */
function signedPercent(error: number): string {
  const text = `${Math.abs(100 * error).toFixed(0)} %`;
  if (text === '0 %') return text;
  return `${error > 0 ? '+' : '−'}${text}`;
}
