import type { Scenario } from '@fleetmix/core';
import { amountText, type Change, type Explanation, type Relaxation } from '@fleetmix/planner';
import { counted, usd } from '../../text/figures.ts';
import type { Told } from '../../text/told.ts';

type Impossible = Extract<Explanation, { status: 'impossible' }>;

/** What clashes, and the ways out. */
export function toldConflict(scenario: Scenario, { constraints, isIrreducible, relaxations }: Impossible): Told {
  const each = isIrreducible ? 'and each is needed for that' : 'perhaps fewer do';
  return {
    heading: 'Why there is no plan',
    parts: [
      { kind: 'list', title: `These alone leave no plan, ${each}`, lines: shortened(constraints) },
      relaxations.length === 0
        ? { kind: 'text', text: 'No way out by one change was found.' }
        : {
            kind: 'list',
            title: 'Ways out, each by itself enough',
            lines: relaxations.map((way) => wayText(scenario, way)),
          },
    ],
  };
}

const shownClasses = 6;

/** Every constraint on a line, but of many classes only the first. */
function shortened(constraints: Impossible['constraints']): readonly string[] {
  const hidden = new Set(constraints.filter(({ kind }) => kind === 'class').slice(shownClasses));
  const lines = constraints.filter((each) => !hidden.has(each)).map(({ text }) => text);
  return hidden.size === 0 ? lines : [...lines, `and ${counted(hidden.size, 'more class', 'more classes')}`];
}

function wayText(scenario: Scenario, { changes, usdPerHour, isProved }: Relaxation): string {
  const texts = changes.map((change) => changeText(scenario, change)).join(', and ');
  return `${texts.charAt(0).toUpperCase()}${texts.slice(1)}: ${isProved ? '' : 'at most '}${usd(usdPerHour)} USD/hour`;
}

function changeText(scenario: Scenario, { constraint, to }: Change): string {
  const { kind, name = '', have, text } = constraint;
  const amount = (value: number) => amountText(scenario, constraint, value);
  if (kind === 'class')
    return to === undefined || to === 0
      ? `leave out class “${name}”`
      : `serve ${amount(to)} of the ${have} of class “${name}”`;
  if (kind === 'survive') return `do without surviving the loss of any one ${name}`;
  const what = text.slice(0, text.lastIndexOf(': '));
  if (to === undefined) return `do without the ${what}`;
  return `${to > have ? 'raise' : 'lower'} the ${what} from ${amount(have)} to ${amount(to)}`;
}
