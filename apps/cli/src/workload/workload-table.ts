import type { LogWorkload, Sizes } from '@fleetmix/traces';
import { counted, duration, percent, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { dayTable } from './day-table.ts';
import { heatMap } from './heat-map.ts';

/** The log and its demand, for people. */
export function workloadTable(log: LogWorkload): string {
  const { summary, demand, representation, notices } = log;
  return [
    headline(log),
    sizesTable(summary.inputTokens, summary.outputTokens),
    heatMap(log.histogram),
    [
      `Demand: ${rate(demand.requestsPerSecond)} requests/s${demandWords(log)}, in ${counted(log.workload.classes.length, 'class', 'classes')}.`,
      `Each request counted at its class's size: input tokens ${signed(representation.inputTokens)}, output tokens ${signed(representation.outputTokens)}, their product ${signed(representation.inputTimesOutput)}.`,
    ].join('\n'),
    dayTable(log),
    skippedText(log),
    notices.map((notice) => `Note: ${printable(notice)}`).join('\n'),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function headline({ summary }: LogWorkload): string {
  const { requests, spanS, requestsPerSecond, burstiness, models, files } = summary;
  const formats = [...new Set(files.map(({ format }) => format))].join(', ');
  return [
    `${counted(requests, 'request')} in ${counted(files.length, 'file')} (${printable(formats)})`,
    ...(spanS === undefined ? [] : [`over ${span(spanS)}`]),
    ...(requestsPerSecond === undefined ? [] : [`${rate(requestsPerSecond)} requests/s`]),
    ...(burstiness === undefined
      ? []
      : [`times between arrivals vary by ${burstiness.toFixed(2)} of their mean (Poisson: 1)`]),
    ...(models.length > 1 ? [`models: ${models.map(({ name }) => printable(name)).join(', ')}`] : []),
  ].join('\n  ');
}

function sizesTable(input: Sizes, output: Sizes): string {
  const columns = ['mean', 'p50', 'p90', 'p95', 'p99', 'max'] as const;
  const row = (name: string, sizes: Sizes) => [name, ...columns.map((column) => whole(Math.round(sizes[column])))];
  return table(
    [{ head: 'tokens' }, ...columns.map((head) => ({ head, align: 'right' as const }))],
    [row('input', input), row('output', output)],
  );
}

function demandWords({ demand, rates }: LogWorkload): string {
  const windows = rates === undefined ? '' : ` of ${span(rates.windowS)} windows`;
  const base =
    typeof demand.rate === 'number' ? ' as given' : ` (${demand.rate}${demand.rate === 'mean' ? '' : windows})`;
  return demand.scale === 1 ? base : `${base}, ${demand.scale} times`;
}

function skippedText({ summary: { skipped } }: LogWorkload): string {
  return skipped
    .map(
      ({ rows, reason, where }) => `${counted(rows, 'row')} left out: ${reason}, at ${where.map(printable).join(', ')}`,
    )
    .join('\n');
}

function span(seconds: number): string {
  if (seconds < 3600) return duration(seconds, 0);
  return seconds < 2 * 86_400 ? `${(seconds / 3600).toFixed(1)} hours` : `${(seconds / 86_400).toFixed(1)} days`;
}

function rate(value: number): string {
  return value >= 100 ? whole(Math.round(value)) : Number(value.toPrecision(3)).toString();
}

function signed(error: number): string {
  const text = percent(error, 1);
  return error > 0 && !text.startsWith('0.0') ? `+${text}` : text.replace('-', '−');
}
