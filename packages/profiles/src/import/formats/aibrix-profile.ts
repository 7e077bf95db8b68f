import type { Slo } from '@fleetmix/core';
import type { Collector } from '../collector.ts';
import { at, type Fields, listOf, numberAt, numberOf, textAt } from '../field.ts';
import type { Format } from '../format.ts';
import type { CapacityPoint } from '../measurement.ts';

/**
 * AIBrix's GPU profile: `tputs[row][column]` in requests/s. Rows are OUTPUT lengths and columns INPUT lengths, as
 * `indexes = [outputs, inputs]` says and gen_profile.py writes; the docstring in AIBrix's types.py has it the other way.
 * A cell of 0 missed the targets at every rate; NaN occurs (aibrix#1567).
 */
export const aibrixProfile: Format = {
  name: 'aibrix-profile',
  title: 'AIBrix GPU profile (JSON with tputs and indexes)',
  recognises: (entry) => Array.isArray(entry['tputs']) && Array.isArray(entry['indexes']),
  read: (entries, collector) => {
    for (const { value, where } of entries) readProfile(value, where, collector);
  },
};

function readProfile(profile: Fields, where: string, collector: Collector): void {
  const [outputs = [], inputs = []] = listOf(profile['indexes']).map((ticks) => listOf(ticks).map(numberOf));
  const rows = listOf(profile['tputs']);
  const isWhole = rows.length === outputs.length && rows.every((row) => listOf(row).length === inputs.length);
  if (!isWhole || [...outputs, ...inputs].some((tick) => tick === undefined || !(tick > 0))) {
    collector.skip(shapeProblem(rows, outputs.length, inputs.length), where);
    return;
  }
  const points = rows.flatMap((row, output) =>
    listOf(row).map(
      (cell, input): CapacityPoint => ({
        inputTokens: inputs[input] as number,
        outputTokens: outputs[output] as number,
        requestsPerSecond: numberOf(cell) ?? Number.NaN,
      }),
    ),
  );
  collector.table({ gpu: textAt(profile, 'gpu'), slo: sloOf(profile, collector), points }, where);
}

function shapeProblem(rows: readonly unknown[], outputs: number, inputs: number): string {
  const found = `tputs has ${rows.length} rows of ${listOf(rows[0]).length}`;
  return `${found}, indexes ${outputs} outputs and ${inputs} inputs; rows must be outputs, columns inputs, all positive`;
}

/** Bounds are in seconds; percentile 0 is the mean, which no target here can say. */
function sloOf(profile: Fields, collector: Collector): Slo | undefined {
  const slos = at(profile, 'slos');
  const percent = numberAt(slos, 'percentile');
  if (percent === 0) collector.notice("The profile's targets bind the mean latency, not a percentile.");
  const bounds = (['ttft', 'tpot', 'e2e'] as const).flatMap((name) => {
    const seconds = numberAt(slos, name);
    return seconds === undefined || !(seconds > 0) ? [] : [[`${name}Ms`, 1000 * seconds] as const];
  });
  if (bounds.length === 0) return undefined;
  return { ...Object.fromEntries(bounds), ...(percent ? { percentile: percent / 100 } : {}) };
}
