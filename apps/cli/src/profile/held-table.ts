import type { Slo } from '@fleetmix/core';
import { listTable } from '../catalog/listing.ts';
import { counted, percent } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { comparisonColumns } from './comparison-columns.ts';
import { comparisonRows, factorsOf, farFactor, medianErrors, replicaFields } from './comparison-row.ts';
import { engineCard } from './engine-card.ts';
import type { HeldAgainst } from './held-against.ts';
import { targetsText } from './targets.ts';

/** Comparisons replica by replica, with how far off the estimate is before and after its correction. */
export function heldTable(held: readonly HeldAgainst[], slo: Slo): string {
  return [...held.map((one) => blockText(one, slo)), legend].join('\n\n');
}

const legend = [
  'est.: the estimate, off by so much of what was measured. TTFT, TPOT: means, ms. at once: so many',
  'requests kept running. in targets: the highest rate that held the targets, arriving at random.',
].join('\n');

function blockText(held: HeldAgainst, slo: Slo): string {
  const { replica, measurements, calibration } = held;
  const runs = counted(measurements.length, 'run');
  const title = engineCard(replica, `${runs} measured, against the estimate`, targetsText(slo));
  const notes = calibration.notices.map((notice) => `  Note: ${printable(notice)}`).join('\n');
  const rows = comparisonRows(held).map((row) => ({ ...replicaFields(held), ...row }));
  if (rows.length === 0) return [title, notes].join('\n\n');
  const found = [medianText(held), correctionText(held), fittedText(held)].filter((text) => text !== '').join('\n');
  return [title, listTable(rows, comparisonColumns(rows)), found, ...(notes === '' ? [] : [notes])].join('\n\n');
}

function medianText(held: HeldAgainst): string {
  const rows = comparisonRows(held);
  const { requestsPerSecond, ttftMs, tpotMs } = medianErrors(rows);
  const parts = [
    ...(requestsPerSecond === undefined ? [] : [`requests/s ${percent(requestsPerSecond, 1)}`]),
    ...(ttftMs === undefined ? [] : [`TTFT ${percent(ttftMs, 1)}`]),
    ...(tpotMs === undefined ? [] : [`TPOT ${percent(tpotMs, 1)}`]),
  ];
  return `  Median error of the estimate: ${parts.join(', ')} (${counted(rows.length, 'comparison')}).`;
}

function correctionText({ calibration: { error } }: HeldAgainst): string {
  if (error === undefined) return '';
  const before = `  By size, requests/s are off by ${percent(error.before, 1)}`;
  if (error.after === undefined) return `${before}; with one size, what a correction is worth cannot be told.`;
  return `${before}; corrected by the other sizes alone, by ${percent(error.after, 1)}.`;
}

const listedFactors = 6;

function fittedText(held: HeldAgainst): string {
  const factors = factorsOf(held);
  const values = factors.map(({ factor }) => factor);
  const range = `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)} at ${factors.length} sizes`;
  const each = factors.map(
    ({ inputTokens, outputTokens, factor }) =>
      `${factor.toFixed(2)} at ${Math.round(inputTokens)} x ${Math.round(outputTokens)}`,
  );
  const fading = factors.length === 1 ? ' and everywhere else' : `, ${farFactor(held).toFixed(2)} far from them`;
  return `  Fitted: requests/s times ${factors.length > listedFactors ? range : each.join(', ')}${fading}.`;
}
