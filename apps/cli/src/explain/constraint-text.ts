import type { Scenario } from '@fleetmix/core';
import { amountText, type ConstraintWorth, type Saving } from '@fleetmix/planner';
import { counted, usd } from '../output/figures.ts';
import { table } from '../output/table.ts';
import { savingText } from './explanation-text.ts';
import { price } from './money-text.ts';

const shownFree = 6;

/** What each constraint costs; those that cost nothing are named, not tabled. */
export function constraintText(
  scenario: Scenario,
  worths: readonly ConstraintWorth[],
  unconstrained: Saving | undefined,
): string {
  const isCostly = ({ dropped, linearUsdPerHour = 0 }: ConstraintWorth) =>
    dropped.savesUsdPerHour > 0 || !dropped.isProved || linearUsdPerHour > 0;
  const costly = worths.filter(isCostly);
  const free = worths.filter((worth) => !isCostly(worth)).map(({ constraint }) => constraint.text);
  const most = Math.max(0, ...worths.map(({ dropped }) => dropped.savesUsdPerHour));
  return [
    ...(costly.length > 0 ? [constraintTable(scenario, costly)] : []),
    ...(free.length > 0 ? [`  Each by itself of no effect on the cost: ${listed(free)}.`] : []),
    ...(unconstrained === undefined || unconstrained.savesUsdPerHour <= most
      ? []
      : [`  Without any of them: ${usd(unconstrained.usdPerHour)}, which saves ${savingText(unconstrained)}.`]),
  ].join('\n');
}

function constraintTable(scenario: Scenario, worths: readonly ConstraintWorth[]): string {
  const isLinear = worths.some(({ linearUsdPerHour }) => linearUsdPerHour !== undefined);
  const rows = worths.map(({ constraint, dropped, looser, linearUsdPerHour: linear }) => [
    constraint.text,
    usd(dropped.usdPerHour),
    savingText(dropped),
    looser === undefined ? '' : `${amountText(scenario, constraint, looser.to)} saves ${savingText(looser)}`,
    ...(isLinear ? [linear === undefined ? '' : price(linear)] : []),
  ]);
  const columns = [
    { head: 'Constraint' },
    { head: 'without it', align: 'right' },
    { head: 'saves', align: 'right' },
    { head: 'a step looser' },
    ...(isLinear ? [{ head: 'one more, in parts', align: 'right' } as const] : []),
  ] as const;
  return table(columns, rows);
}

function listed(texts: readonly string[]): string {
  const more = texts.length - shownFree;
  const shown = texts.slice(0, shownFree).join('; ');
  return more > 0 ? `${shown}; and ${counted(more, 'other')}` : shown;
}
