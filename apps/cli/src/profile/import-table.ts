import type { Slo } from '@fleetmix/core';
import { type CapacityTable, type MeasuredCapacity, type Measurement, measuredReplicas } from '@fleetmix/profiles';
import { listTable } from '../catalog/listing.ts';
import { counted, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { rate } from './figures.ts';
import { groupedRemarks, type Remark } from './grouped-remarks.ts';
import type { MeasuredSizes } from './measured-sizes.ts';
import { measuredTitle } from './measured-title.ts';
import { measurementColumns } from './measurement-columns.ts';
import type { Imported } from './run-import.ts';
import { hasTargets, targetsText } from './targets.ts';

/** More than this is for a file. */
const mostRuns = 200;

/** What benchmarks' outputs say, for people: runs replica by replica, and what held the targets. */
export function importTable(imported: Imported, slo: Slo & { readonly percentile: number }): string {
  const { measurements, tables, capacities, formats } = imported;
  const read = [
    ...(measurements.length > 0 ? [counted(measurements.length, 'run')] : []),
    ...(tables.length > 0 ? [counted(tables.length, 'table of capacities', 'tables of capacities')] : []),
  ];
  return [
    `${read.join(' and ')} (${formats.join(', ')})`,
    ...measuredReplicas(measurements).map(({ replica, measurements: runs }, position) => {
      const title = printable(`${measuredTitle(replica)}: measured`);
      const capacity = capacities[position];
      const held = capacity === undefined ? [] : [capacityText(capacity, slo)];
      return [title, runsText(runs, slo.percentile), ...held].join('\n\n');
    }),
    ...tables.map(statedText),
    ...(hasTargets(slo) || measurements.length === 0
      ? []
      : ['What held latency targets is told with them: --ttft 500ms --tpot 50ms.']),
  ].join('\n\n');
}

function runsText(runs: readonly Measurement[], percentile: number): string {
  const inOrder = runs.toSorted(
    (one, other) =>
      one.inputTokens - other.inputTokens ||
      one.outputTokens - other.outputTokens ||
      one.requestsPerSecond - other.requestsPerSecond,
  );
  const shown = inOrder.slice(0, mostRuns);
  const more = runs.length - shown.length;
  return [
    listTable(shown, measurementColumns(runs, percentile)),
    ...(more === 0 ? [] : [`  and ${counted(more, 'run')} more: --format csv has all of them`]),
  ].join('\n');
}

function capacityText({ sizes }: MeasuredSizes, slo: Slo): string {
  const rows = sizes.map((size) => [
    whole(Math.round(size.inputTokens)),
    whole(Math.round(size.outputTokens)),
    whole(size.runs),
    rate(size.requestsPerSecond),
    limitText(size),
  ]);
  const columns = [
    ...(['input', 'output', 'runs', 'requests/s'] as const).map((head) => ({ head, align: 'right' as const })),
    { head: 'limit' },
  ];
  return [`  Inside ${targetsText(slo)}: measured`, table(columns, rows), ...remarksText(sizes)].join('\n\n');
}

function limitText({ isLimit, requestsPerSecond }: MeasuredCapacity): string {
  if (requestsPerSecond === 0) return isLimit ? 'below every measured rate' : 'not known';
  return isLimit ? 'reached' : 'not reached: more may be sustained';
}

/** Why nothing held, and what stood in for what was not recorded. */
function remarksText(sizes: readonly MeasuredCapacity[]): readonly string[] {
  const text = groupedRemarks(
    sizes.flatMap(({ inputTokens, outputTokens, reason, notices }) => {
      const name = `${Math.round(inputTokens)} x ${Math.round(outputTokens)}`;
      return [...(reason === undefined ? [] : [reason]), ...notices].map((remark): Remark => [name, remark]);
    }),
  );
  return text === '' ? [] : [text];
}

/** Capacities that a file states itself: inputs down, outputs across. */
function statedText({ points, slo, source, ...replica }: CapacityTable): string {
  const [inputs, outputs] = [ascending(points.map((p) => p.inputTokens)), ascending(points.map((p) => p.outputTokens))];
  const cell = (input: number, output: number): string => {
    const point = points.find((candidate) => candidate.inputTokens === input && candidate.outputTokens === output);
    return point === undefined ? '' : rate(point.requestsPerSecond);
  };
  const columns = ['input', ...outputs.map((output) => `out ${whole(output)}`)];
  return [
    printable(`${measuredTitle(replica)}: requests/s as ${source} states them`),
    `  targets: ${slo === undefined ? 'not stated' : targetsText(slo)}`,
    table(
      columns.map((head) => ({ head, align: 'right' })),
      inputs.map((input) => [whole(input), ...outputs.map((output) => cell(input, output))]),
    ),
  ].join('\n');
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((one, other) => one - other);
}
