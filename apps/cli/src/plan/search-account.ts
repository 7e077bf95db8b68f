import type { PlanDocument } from '@fleetmix/core';
import { duration, whole } from '../output/figures.ts';
import { guaranteeText } from '../output/guarantee-text.ts';
import { printable } from '../output/printable.ts';

/** How an answer came about, for whoever asks: which engine gave and proved it, and what it did for that, a line each. */
export function searchAccount(report: PlanDocument): string {
  const { planner, solver, counts = {} } = report;
  const by = solver === undefined ? '' : ` by ${engineText(solver, counts['fallbacks'] ?? 0)}`;
  const done = Object.entries(counts).filter(([, count]) => count !== 0);
  const width = Math.max(0, ...done.map(([, count]) => whole(count).length));
  return [
    `${printable(planner)}: ${verdictText(report)}${by}, in ${duration(report.seconds)}`,
    ...done.map(([name, count]) => `  ${whole(count).padStart(width)}  ${meanings.get(name) ?? printable(name)}`),
  ].join('\n');
}

function verdictText({ status, guarantee = { kind: 'none' }, usdPerHour = 0, objective }: PlanDocument): string {
  if (status === 'impossible') return 'proved impossible';
  if (status === 'gave-up') return 'given up';
  return guarantee.kind === 'none' ? 'planned without a proof' : guaranteeText(guarantee, usdPerHour, objective?.goal);
}

function engineText(solver: string, fallbacks: number): string {
  const name = solver === 'builtin' ? 'the built-in engine' : printable(solver);
  return fallbacks > 0 ? `${name}, which went on where the built-in engine could not finish` : name;
}

/** What the built-in engine counts. Names that are not here, such as those of a planner of the user's own, are shown as they are. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['profiles', 'kinds of offers to choose from (profiles), those that serve alike taken together'],
  ['stockRows', 'stocks that could run short'],
  ['droppedOffers', 'offers left out, because another is never worse'],
  ['nodes', 'cases looked at on the way to the proof (nodes of the search tree)'],
  ['unfinishedNodes', 'of them given up in numerical trouble; their bounds still count'],
  ['pivots', 'steps of the simplex method'],
  ['flips', 'bounds passed without a step'],
  ['refactorisations', 'factorisations made anew, against rounding errors'],
  ['rejectedPivots', 'steps refused as numerically unsafe'],
  ['singularBases', 'bases found to be singular'],
  ['restarts', 'new beginnings of the simplex method'],
  ['poolRebuilds', 'rebuilds of the list of routes worth a look'],
  ['boxes', 'ranges of reserved replicas looked at on the way to the proof'],
  ['commitments', 'choices of reserved replicas that were planned for'],
  ['fallbacks', 'calls of another solver to finish the work'],
  ['caseFallbacks', 'of them for all periods or futures in one model'],
]);
