import type { Scenario } from '@fleetmix/core';
import {
  type CommitmentValue,
  commitmentValues,
  type RobustnessCurve,
  type RobustnessOptions,
  robustness,
} from '@fleetmix/planner';
import { percent, usd } from '../../text/figures.ts';
import type { Told, ToldPart } from '../../text/told.ts';

/** Of a plan for periods or futures: what reserved offers are worth, and what it costs to be safe. */
export async function toldCases(scenario: Scenario, options: RobustnessOptions): Promise<Told> {
  const hasReserved = scenario.offers.some(({ pricing }) => pricing === 'reserved');
  const values = hasReserved ? await commitmentValues(scenario, options) : [];
  const curve = scenario.futures === undefined ? undefined : await robustness(scenario, options);
  const parts = [
    ...(values.length === 0 ? [] : [commitmentTable(values)]),
    ...(curve === undefined ? [] : robustnessParts(curve)),
  ];
  return parts.length > 0
    ? { heading: 'This plan held against others, USD/hour on average', parts }
    : {
        heading: 'No explanation',
        parts: [
          {
            kind: 'text',
            text: 'Plans for periods without reserved offers are not explained: there is nothing to commit to, and constraints are not tried one by one.',
          },
        ],
      };
}

const ways = { best: 'as much reserved as is cheapest', none: 'nothing reserved', all: 'everything reserved' } as const;

function commitmentTable(values: readonly CommitmentValue[]): ToldPart {
  return {
    kind: 'table',
    title: 'What reserved offers are worth',
    heads: [{ text: 'Commitment' }, { text: 'USD/hour', isNumber: true }, { text: 'Proof' }],
    rows: values.map(({ commitment, usdPerHour, result }) => [
      ways[commitment],
      usdPerHour === undefined ? 'no plan' : usd(usdPerHour),
      isSettled(result) ? 'proved' : 'not proved',
    ]),
  };
}

function isSettled(result: CommitmentValue['result']): boolean {
  return result.status === 'impossible' || (result.status === 'planned' && result.guarantee.kind === 'optimal');
}

function robustnessParts({ points, impossible, isComplete }: RobustnessCurve): readonly ToldPart[] {
  return [
    {
      kind: 'table',
      title: 'What robustness costs',
      heads: [
        { text: 'Likelihood of what is not fully served' },
        { text: 'Futures not fully served' },
        { text: 'USD/hour', isNumber: true },
      ],
      rows: points.map(({ mayFailShare, failed, usdPerHour }) => [
        percent(mayFailShare, 1),
        failed.join(', ') || 'none',
        usd(usdPerHour),
      ]),
    },
    ...(impossible === undefined ? [] : [text(`With less there is no plan: ${impossible}`)]),
    ...(isComplete ? [] : [text('Not every step was found and proved. A longer time limit may help.')]),
  ];
}

function text(sentence: string): ToldPart {
  return { kind: 'text', text: sentence };
}
