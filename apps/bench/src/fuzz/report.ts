import type { FuzzCase } from '@fleetmix/testkit/fuzz';
import type { CategoryTally, Finding, Tally } from './tally.ts';

/** A tally for people. */
export function reportText(tally: Tally): string {
  const { cases, seconds, seed, start, findings } = tally;
  return [
    table(['category', ...Object.keys(columns)], [...rows(tally), total(tally)]),
    '',
    table(
      ['count', 'cases above 0', 'sum'],
      Object.entries(tally.counts).map(([name, count]) => [name, count.cases, count.sum]),
    ),
    '',
    ...tally.slow.map((slow) => `out of time: ${command(slow)}`),
    ...findings.map(findingText),
    `${cases} cases in ${Math.round(seconds)} s, seed ${seed}, from ${start} on: ${findings.length} disagreements.`,
  ].join('\n');
}

const columns: Readonly<Record<string, (tally: CategoryTally) => number>> = {
  cases: ({ cases }) => cases,
  planned: ({ planned }) => planned,
  impossible: ({ impossible }) => impossible,
  'by builtin': ({ builtin }) => builtin,
  'by highs': ({ highs }) => highs,
  'out of time': ({ outOfTime }) => outOfTime,
  unopposed: ({ unopposed }) => unopposed,
  'in tolerance': ({ withinTolerance }) => withinTolerance,
  disagree: ({ disagreements }) => disagreements,
  'our ms': ({ ourMs }) => Math.round(ourMs),
  'their ms': ({ theirMs }) => Math.round(theirMs),
};

type Line = readonly (string | number)[];

function rows({ categories }: Tally): readonly Line[] {
  return Object.entries(categories).map(([name, tally]) => [
    name,
    ...Object.values(columns).map((column) => column(tally)),
  ]);
}

function total({ categories }: Tally): Line {
  const all = Object.values(categories);
  return ['all', ...Object.values(columns).map((column) => all.reduce((sum, tally) => sum + column(tally), 0))];
}

function table(head: readonly string[], lines: readonly Line[]): string {
  const cells = [head, ...lines.map((line) => line.map(String))];
  const widths = head.map((_, at) => Math.max(...cells.map((line) => (line[at] ?? '').length)));
  return cells
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}

/** One disagreement, with the command that shows it again. */
export function findingText(finding: Finding): string {
  const { category, number, kind, what, wrong, because, offers, classes, drawnSeed, path, file } = finding;
  return [
    `${category} ${number}: ${kind}: ${what}`,
    `  wrong: ${wrong}; ${because}`,
    `  shrunk to ${offers} offers x ${classes} classes (fast-check seed ${drawnSeed}, path ${path}): ${file}`,
    `  again: ${command(finding)}`,
    '',
  ].join('\n');
}

function command({ category, seed, number }: FuzzCase): string {
  return `pnpm fuzz --category ${category} --seed ${seed} --start ${number} --runs 1`;
}
