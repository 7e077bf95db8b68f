import type { Scenario } from '@fleetmix/core';
import type { ClassWorth, Explanation, Saving, UnusedOffer } from '@fleetmix/planner';
import { counted, percent, usd } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { conflictText } from './conflict-text.ts';
import { constraintText } from './constraint-text.ts';
import { price } from './money-text.ts';

/** An explanation for people: what each constraint costs, why offers are unused, what classes cost; or what clashes. */
export function explanationText(scenario: Scenario, explanation: Explanation): string {
  const cut = explanation.isComplete
    ? []
    : ['Not everything was found out and proved. More time may help: --time-limit.'];
  return [...parts(scenario, explanation), ...cut].join('\n\n');
}

function parts(scenario: Scenario, explanation: Explanation): readonly string[] {
  switch (explanation.status) {
    case 'unknown':
      return [`No explanation: ${printable(explanation.reason)}`];
    case 'impossible':
      return conflictText(scenario, explanation);
    case 'planned': {
      const { constraints, unconstrained, unused, classes, usdPerHour, isOptimal } = explanation;
      const whole = `Why: the cheapest plan, ${usd(usdPerHour)} USD/hour${isOptimal ? '' : ' as far as is known'}, held against others`;
      return [
        whole,
        ...(constraints.length > 0 ? [constraintText(scenario, constraints, unconstrained)] : []),
        ...(unused.length > 0 ? [unusedText(unused)] : []),
        ...classText(scenario, classes),
      ];
    }
  }
}

const shownOffers = 8;

function unusedText(unused: readonly UnusedOffer[]): string {
  const shown = unused.slice(0, shownOffers);
  const rows = shown.map((each) => [
    each.offer,
    usd(each.usdPerHour),
    entryText(each),
    each.linearUsdPerHour === undefined ? '' : usd(each.linearUsdPerHour),
  ]);
  const columns = [
    { head: 'Not rented' },
    { head: 'USD/hour', align: 'right' },
    { head: 'would be rented' },
    { head: 'in parts, below', align: 'right' },
  ] as const;
  const more = unused.length - shown.length;
  return `${table(columns, rows)}${more > 0 ? `\n  and ${counted(more, 'more offer')}.` : ''}`;
}

function entryText({ why, usdPerHour, entersBelowUsdPerHour: entry = 0, isProved }: UnusedOffer): string {
  switch (why) {
    case 'price':
      if (entry >= usdPerHour * (1 - 1e-9)) return 'at this price as well: as cheap as what is';
      return `${isProved ? 'below' : 'below, at the least,'} ${price(entry)} (${percent(entry / usdPerHour - 1)})`;
    case 'never':
      return 'not at a hundredth of its price';
    case 'serves-nothing':
      return 'never: it can serve no class with demand';
    case 'none-to-be-had':
      return 'if there were any: none can be had';
    case 'not-examined':
      return 'was not examined';
  }
}

const shownClasses = 12;

interface ClassColumn {
  readonly head: string;
  readonly cell: (worth: ClassWorth) => string | undefined;
}

/** What is known of the classes; columns of which nothing is known are left out. */
function classText({ workload }: Scenario, classes: readonly ClassWorth[]): readonly string[] {
  const isRate = workload.unit === 'requests/s';
  const possible: readonly ClassColumn[] = [
    {
      head: isRate ? 'one more a second, USD/hour' : 'one more, USD/hour',
      cell: ({ marginalUsdPerHour: usd }) => (usd === undefined ? undefined : price(usd)),
    },
    {
      head: '1,000 more, USD',
      cell: ({ marginalUsdPerRequest: usd }) => (usd === undefined ? undefined : price(usd * 1000)),
    },
    { head: 'without it saves', cell: ({ dropped }) => (dropped === undefined ? undefined : savingText(dropped)) },
  ];
  const columns = possible.filter(({ cell }) => classes.some((worth) => cell(worth) !== undefined));
  if (columns.length === 0) return [];
  const rows = classes
    .slice(0, shownClasses)
    .map((worth) => [worth.class, ...columns.map(({ cell }) => cell(worth) ?? '')]);
  const more = classes.length - rows.length;
  const isPriced = classes.some(({ marginalUsdPerHour }) => marginalUsdPerHour !== undefined);
  return [
    [
      table([{ head: 'Class' }, ...columns.map(({ head }) => ({ head, align: 'right' }) as const)], rows),
      ...(more > 0 ? [`  and ${counted(more, 'more class', 'more classes')}.`] : []),
      ...(isPriced ? ['  One more is priced as if replicas came in parts: the prices of the proof.'] : []),
    ].join('\n'),
  ];
}

/** What is saved, in USD/hour; what is not proved is said to be about so much. */
export function savingText({ savesUsdPerHour, isProved }: Saving): string {
  if (savesUsdPerHour === 0) return isProved ? 'nothing' : 'nothing known';
  return `${isProved ? '' : 'about '}${price(savesUsdPerHour)}`;
}
