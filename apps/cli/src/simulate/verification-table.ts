import { percent, usd } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import type { VerificationDocument } from './verify-plan.ts';

/** How a plan was verified, for people: the verdict, what certainty costs, and every round. */
export function verificationTable(verification: VerificationDocument): string {
  const { rounds, notices, arrivals } = verification;
  const columns = [
    { head: 'Round', align: 'right' },
    { head: '' },
    { head: 'USD/hour', align: 'right' },
    { head: 'inside', align: 'right' },
    { head: 'holds' },
    { head: 'what was changed before' },
  ] as const;
  const rows = rounds.map((round, at) => [
    String(at + 1),
    kinds[round.kind],
    usd(round.usdPerHour),
    percent(round.insideSlo, 2),
    round.holds ? 'yes' : 'no',
    changesText(round.changes),
  ]);
  return [
    `Verified by simulation (${printable(arrivals)})\n${verdict(verification)}`,
    table(columns, rows),
    ...notices.map((notice) => `Note: ${printable(notice)}`),
  ].join('\n\n');
}

const kinds = { plan: 'plan', raise: 'more room', 'give-back': 'less room' } as const;

function verdict({ status, reason = '', target, cost, rounds }: VerificationDocument): string {
  const asked = `${percent(target, 1)} of the requests inside their targets`;
  if (status !== 'holds') {
    const best = Math.max(...rounds.map(({ insideSlo }) => insideSlo), 0);
    const word = status === 'impossible' ? 'No plan holds' : 'No plan that holds was found';
    return `  ${word} with ${asked}; the best has ${percent(best, 2)}. ${printable(reason)}`;
  }
  const over = cost?.overBound === undefined ? '' : `, ${percent(cost.overBound, 1)} above the steady-state bound`;
  const certainty =
    cost === undefined
      ? ''
      : ` Certainty costs ${usd(cost.certaintyUsdPerHour)} USD/hour more than the first plan of ${usd(cost.plannedUsdPerHour)}${over}.`;
  return `  The plan holds with ${asked}.${certainty}`;
}

const shownChanges = 2;

function changesText(changes: VerificationDocument['rounds'][number]['changes']): string {
  const texts = changes.map(({ offer, class: name, factor }) => {
    const what = [name, offer].filter((part) => part !== undefined).join(' on ') || 'everything';
    return factor === 0 ? `${what} goes elsewhere` : `${what} x ${Number(factor.toPrecision(3))}`;
  });
  const more = texts.length > shownChanges ? `, and ${texts.length - shownChanges} more` : '';
  return texts.slice(0, shownChanges).join(', ') + more;
}
