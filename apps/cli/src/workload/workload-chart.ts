import { basename } from 'node:path';
import { workloadPicture } from '@fleetmix/charts';
import type { LogWorkload } from '@fleetmix/traces';
import { counted, whole } from '../output/figures.ts';
import { writePicture } from '../output/write-picture.ts';
import type { Terminal } from '../terminal.ts';

/** Draws a log's sizes and rates into a file, and says so. */
export async function writeWorkloadChart(path: string, log: LogWorkload, terminal: Terminal): Promise<void> {
  const { histogram, rates, demand, summary } = log;
  const files = summary.files.length === 1 ? basename(summary.files[0]?.file ?? '') : `${summary.files.length} files`;
  const picture = workloadPicture({
    title: `${counted(summary.requests, 'request')} of ${files}`,
    note: `mean ${whole(Math.round(summary.inputTokens.mean))} input and ${whole(Math.round(summary.outputTokens.mean))} output tokens`,
    sizes: trimmed(histogram),
    ...(rates === undefined ? {} : { rates: { ...rates, planned: demand.requestsPerSecond } }),
  });
  await writePicture(path, picture);
  terminal.note(`Wrote ${path}`);
}

/** Without the rows and columns before the first and after the last that have requests. */
function trimmed({ input, output, requests }: LogWorkload['histogram']) {
  const at = (row: number, column: number): number => requests[row * output.length + column] as number;
  const rows = within(input.map((_, row) => output.some((__, column) => at(row, column) > 0)));
  const columns = within(output.map((_, column) => input.some((__, row) => at(row, column) > 0)));
  return {
    input: rows.map((row) => input[row] as readonly [number, number]),
    output: columns.map((column) => output[column] as readonly [number, number]),
    requests: rows.flatMap((row) => columns.map((column) => at(row, column))),
  };
}

function within(isUsed: readonly boolean[]): readonly number[] {
  const [first, last] = [isUsed.indexOf(true), isUsed.lastIndexOf(true)];
  return isUsed.map((_, at) => at).filter((at) => at >= first && at <= last);
}
