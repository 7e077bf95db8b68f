import type { Scenario } from '@fleetmix/core';
import { amountText, type ConstraintWorth, type Saving } from '@fleetmix/planner';
import { counted, price, usd } from '../../text/figures.ts';
import type { ToldPart } from '../../text/told.ts';
import { savingText } from './saving.ts';

/** More that cost nothing are counted, not named. */
const shownFree = 6;

/** What each constraint costs; those that cost nothing are named, not tabled. */
export function toldConstraints(
  scenario: Scenario,
  worths: readonly ConstraintWorth[],
  unconstrained: Saving | undefined,
): readonly ToldPart[] {
  const costly = worths.filter(isCostly);
  const free = worths.filter((worth) => !isCostly(worth)).map(({ constraint }) => constraint.text);
  const most = Math.max(0, ...worths.map(({ dropped }) => dropped.savesUsdPerHour));
  const isMore = unconstrained !== undefined && unconstrained.savesUsdPerHour > most;
  return [
    ...(costly.length > 0 ? [constraintTable(scenario, costly)] : []),
    ...(free.length > 0 ? [text(`Each by itself of no effect on the cost: ${listed(free)}.`)] : []),
    ...(isMore
      ? [
          text(
            `Without any of them: ${usd(unconstrained.usdPerHour)} USD/hour, which saves ${savingText(unconstrained)}.`,
          ),
        ]
      : []),
  ];
}

function isCostly({ dropped, linearUsdPerHour = 0 }: ConstraintWorth): boolean {
  return dropped.savesUsdPerHour > 0 || !dropped.isProved || linearUsdPerHour > 0;
}

function constraintTable(scenario: Scenario, worths: readonly ConstraintWorth[]): ToldPart {
  const isLinear = worths.some(({ linearUsdPerHour }) => linearUsdPerHour !== undefined);
  return {
    kind: 'table',
    title: 'What each constraint costs, USD/hour',
    heads: [
      { text: 'Constraint' },
      { text: 'Plan without it', isNumber: true },
      { text: 'Saves', isNumber: true },
      { text: 'A step looser' },
      ...(isLinear ? [{ text: 'One more, in parts', isNumber: true }] : []),
    ],
    rows: worths.map(({ constraint, dropped, looser, linearUsdPerHour: linear }) => [
      constraint.text,
      usd(dropped.usdPerHour),
      savingText(dropped),
      looser === undefined ? '' : `${amountText(scenario, constraint, looser.to)} saves ${savingText(looser)}`,
      ...(isLinear ? [linear === undefined ? '' : price(linear)] : []),
    ]),
  };
}

function text(sentence: string): ToldPart {
  return { kind: 'text', text: sentence };
}

function listed(texts: readonly string[]): string {
  const more = texts.length - shownFree;
  const shown = texts.slice(0, shownFree).join('; ');
  return more > 0 ? `${shown}; and ${counted(more, 'other')}` : shown;
}
