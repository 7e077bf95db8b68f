import type { Cell, Column } from '../catalog/listing.ts';
import { whole } from '../output/figures.ts';
import type { EstimatedRow } from './estimated-row.ts';
import { milliseconds, rate } from './figures.ts';

type RowColumn = Column<EstimatedRow>;

/** Estimates as CSV has them; in a table of sizes the sizes are shown, in one of GPUs the GPUs. */
export function estimateColumns(percentile: `p${number}`, shows: 'sizes' | 'gpus'): readonly RowColumn[] {
  const tokens = (name: 'inputTokens' | 'outputTokens', head: string): RowColumn =>
    shows === 'sizes'
      ? { name, of: (row) => row[name], shown: { head, align: 'right', text: (row) => whole(row[name]) } }
      : { name, of: (row) => row[name] };
  return [
    plain('source'),
    plain('model'),
    ...(shows === 'gpus' ? [{ ...plain('gpu'), shown: { head: 'GPU', text: gpuText } }] : [plain('gpu')]),
    ...(['gpusPerReplica', 'tensorParallel', 'pipelineParallel', 'engine', 'precision', 'kvCache'] as const).map(plain),
    tokens('inputTokens', 'input'),
    tokens('outputTokens', 'output'),
    figure('requestsPerSecond', 'requests/s', (row) => row.requestsPerSecond, rate),
    figure('outputTokensPerSecond', 'tokens/s', (row) => row.outputTokensPerSecond, rate),
    latency('ttftMs', percentile),
    latency('tpotMs', percentile),
    figure('running', 'at once', (row) => row.running, rate),
    { name: 'mostRunning', of: (row) => row.mostRunning },
    { name: 'reason', of: (row) => row.reason },
    { name: 'best.ttftMs', of: (row) => row.best?.ttftMs },
    { name: 'best.tpotMs', of: (row) => row.best?.tpotMs },
  ];
}

function plain<Name extends keyof EstimatedRow & string>(name: Name): RowColumn {
  return { name, of: (row) => row[name] as Cell };
}

function gpuText({ gpu, gpusPerReplica }: EstimatedRow): string {
  return gpusPerReplica === 1 ? gpu : `${gpusPerReplica} x ${gpu}`;
}

function figure(
  name: string,
  head: string,
  of: (row: EstimatedRow) => number | undefined,
  show: (value: number) => string,
): RowColumn {
  const text = (row: EstimatedRow) => {
    const value = of(row);
    return value === undefined ? '' : show(value);
  };
  return { name, of, shown: { head, align: 'right', text } };
}

/** Where nothing is sustained, the table has the best there is, with a mark. */
function latency(name: 'ttftMs' | 'tpotMs', percentile: `p${number}`): RowColumn {
  const head = `${name === 'ttftMs' ? 'TTFT' : 'TPOT'} ${percentile}, ms`;
  const text = (row: EstimatedRow) => {
    const best = row.best?.[name];
    const value = row[name]?.[percentile];
    if (value !== undefined) return milliseconds(value);
    return best === undefined ? '' : `${milliseconds(best)}*`;
  };
  return { name: `${name}.${percentile}`, of: (row) => row[name]?.[percentile], shown: { head, align: 'right', text } };
}
