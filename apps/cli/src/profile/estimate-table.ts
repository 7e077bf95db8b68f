import type { Slo } from '@fleetmix/core';
import { listTable } from '../catalog/listing.ts';
import { counted, whole } from '../output/figures.ts';
import { engineCard, kernelText } from './engine-card.ts';
import { estimateColumns } from './estimate-columns.ts';
import type { EstimatedRow } from './estimated-row.ts';
import { groupedRemarks, type Remark } from './grouped-remarks.ts';
import type { EstimatedEngine } from './run-estimate.ts';
import { percentileName, targetsText } from './targets.ts';

/** A block of sizes for each engine, or a line for each where there is one size. */
export function estimateTable(engines: readonly EstimatedEngine[], slo: Slo & { readonly percentile: number }): string {
  const [first] = engines;
  const isLineEach = engines.length > 1 && first?.rows.length === 1;
  const blocks = isLineEach ? [linesText(engines, slo)] : engines.map((engine) => blockText(engine, slo));
  return [...blocks, legend(engines.flatMap(({ rows }) => rows))].join('\n\n');
}

function blockText({ replica, hindrance, rows }: EstimatedEngine, slo: Slo & { readonly percentile: number }): string {
  const title = engineCard(replica, 'estimated', targetsText(slo));
  if (hindrance !== undefined) return `${title}\n\n  Sustains nothing: ${hindrance}`;
  const columns = estimateColumns(percentileName(slo.percentile), 'sizes');
  return [title, listTable(rows, columns), ...reasonsText(rows, sizeText)].join('\n\n');
}

function linesText(engines: readonly EstimatedEngine[], slo: Slo & { readonly percentile: number }): string {
  const rows = engines.flatMap((engine) => engine.rows);
  const [row] = rows;
  const [engine] = engines;
  if (row === undefined || engine === undefined) return '';
  const { model, engine: name, precision, kvCache, inputTokens, outputTokens } = row;
  const size = `${whole(inputTokens)} input and ${counted(outputTokens, 'output token')}`;
  const title = [
    `${model.slice(model.lastIndexOf('/') + 1)}, requests of ${size}: estimated`,
    `  ${name}, weights in ${precision}, KV cache in ${kvCache}; targets: ${targetsText(slo)}`,
  ].join('\n');
  const table = listTable(rows, estimateColumns(percentileName(slo.percentile), 'gpus'));
  const kernels = engines.map(({ replica }) => `  ${replica.accelerator.id}: ${kernelText(replica)}`).join('\n');
  return [title, table, ...reasonsText(rows, ({ gpu }) => gpu), kernels].join('\n\n');
}

function reasonsText(rows: readonly EstimatedRow[], name: (row: EstimatedRow) => string): readonly string[] {
  const text = groupedRemarks(
    rows.flatMap((row): Remark[] => (row.reason === undefined ? [] : [[name(row), row.reason]])),
    '0 at ',
  );
  return text === '' ? [] : [text];
}

function sizeText({ inputTokens, outputTokens }: EstimatedRow): string {
  return `${inputTokens} x ${outputTokens}`;
}

function legend(rows: readonly EstimatedRow[]): string {
  return [
    'requests/s: the most inside the targets, arriving at random. tokens/s: of output. at once: the mean.',
    ...(rows.some(({ best }) => best !== undefined)
      ? ['* of a request that is alone: nothing faster is to be had']
      : []),
    "Estimated from the model's shape and the GPU's figures: fleetmix profile compare says how far off.",
  ].join('\n');
}
