import type { Scenario } from '@fleetmix/core';
import type { ClassWorth } from '@fleetmix/planner';
import { counted, price } from '../../text/figures.ts';
import type { ToldPart } from '../../text/told.ts';
import { savingText } from './saving.ts';

const shownClasses = 12;

/** What classes cost, the dearest first; columns of which nothing is known are left out. */
export function toldClasses({ workload }: Scenario, classes: readonly ClassWorth[]): readonly ToldPart[] {
  const columns = columnsOf(workload.unit === 'requests/s').filter(({ cell }) =>
    classes.some((worth) => cell(worth) !== undefined),
  );
  if (columns.length === 0) return [];
  const shown = classes.slice(0, shownClasses);
  const more = classes.length - shown.length;
  const isPriced = classes.some(({ marginalUsdPerHour }) => marginalUsdPerHour !== undefined);
  return [
    {
      kind: 'table',
      title: 'What each class costs',
      heads: [{ text: 'Request class' }, ...columns.map(({ head }) => ({ text: head, isNumber: true }))],
      rows: shown.map((worth) => [worth.class, ...columns.map(({ cell }) => cell(worth) ?? '')]),
    },
    ...(more > 0 ? [text(`And ${counted(more, 'more class', 'more classes')}.`)] : []),
    ...(isPriced ? [text('One more is priced as if replicas came in parts: the prices of the proof.')] : []),
  ];
}

interface ClassColumn {
  readonly head: string;
  readonly cell: (worth: ClassWorth) => string | undefined;
}

function columnsOf(isRate: boolean): readonly ClassColumn[] {
  return [
    {
      head: isRate ? 'One more a second, USD/hour' : 'One more, USD/hour',
      cell: ({ marginalUsdPerHour: usd }) => (usd === undefined ? undefined : price(usd)),
    },
    {
      head: '1,000 more, USD',
      cell: ({ marginalUsdPerRequest: usd }) => (usd === undefined ? undefined : price(usd * 1000)),
    },
    {
      head: 'Without it saves, USD/hour',
      cell: ({ dropped }) => (dropped === undefined ? undefined : savingText(dropped)),
    },
  ];
}

function text(sentence: string): ToldPart {
  return { kind: 'text', text: sentence };
}
