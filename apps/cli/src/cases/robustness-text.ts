import { percent, usd } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import type { RobustnessDocument } from './case-answers.ts';

/** What it costs to leave less and less of the futures unserved. */
export function robustnessText({ points, impossible, isComplete }: RobustnessDocument): string {
  const columns = [
    { head: 'may fail', align: 'right' },
    { head: 'USD/hour', align: 'right' },
    { head: 'not fully served' },
  ] as const;
  const rows = points.map(({ mayFailShare, usdPerHour, failed }) => [
    percent(mayFailShare, 1),
    usd(usdPerHour),
    failed.join(', '),
  ]);
  return [
    'What robustness costs: the least, on average, where futures of so much weight may be left not fully served',
    ...(rows.length === 0 ? [] : [table(columns, rows)]),
    ...(impossible === undefined ? [] : [`  With less there is no plan: ${printable(impossible)}`]),
    ...(isComplete ? [] : ['  The time was up before all was found or proved. More may help: --time-limit.']),
  ].join('\n');
}
