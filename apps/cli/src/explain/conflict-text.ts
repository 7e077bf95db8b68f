import { quoted, type Scenario } from '@fleetmix/core';
import { amountText, type Change, type Explanation, type Relaxation } from '@fleetmix/planner';
import { counted, usd } from '../output/figures.ts';
import { printable } from '../output/printable.ts';

type Impossible = Extract<Explanation, { status: 'impossible' }>;

/** What clashes, and the ways out. */
export function conflictText(scenario: Scenario, found: Impossible): readonly string[] {
  const { constraints, isIrreducible, relaxations } = found;
  const head = isIrreducible
    ? 'Why: these alone leave no plan, and each is needed for that'
    : 'Why: these alone leave no plan; perhaps fewer do';
  const ways = relaxations.map((way) => `  ${printable(wayText(scenario, way))}`);
  return [
    [head, ...shortened(constraints)].join('\n'),
    ways.length > 0 ? ['Ways out, each by itself enough', ...ways].join('\n') : 'No way out by one change was found.',
  ];
}

const shownClasses = 6;

/** Every constraint on a line, but of many classes only the first. */
function shortened(constraints: Impossible['constraints']): readonly string[] {
  const classes = constraints.filter(({ kind }) => kind === 'class');
  const hidden = new Set(classes.slice(shownClasses));
  const lines = constraints.filter((each) => !hidden.has(each)).map(({ text }) => `  ${printable(text)}`);
  return hidden.size === 0 ? lines : [...lines, `  and ${counted(hidden.size, 'more class', 'more classes')}`];
}

function wayText(scenario: Scenario, { changes, usdPerHour, isProved }: Relaxation): string {
  const texts = changes.map((change) => changeText(scenario, change)).join(', and ');
  return `${texts.charAt(0).toUpperCase()}${texts.slice(1)}: ${isProved ? '' : 'at most '}${usd(usdPerHour)} USD/hour`;
}

function changeText(scenario: Scenario, { constraint, to }: Change): string {
  const { kind, name = '', have } = constraint;
  const amount = (value: number) => amountText(scenario, constraint, value);
  if (kind === 'class') {
    return to === undefined || to === 0
      ? `leave out class ${quoted(name)}`
      : `serve ${amount(to)} of the ${have} of class ${quoted(name)}`;
  }
  if (kind === 'survive') return `do without surviving the loss of any one ${name}`;
  const what = constraint.text.slice(0, constraint.text.lastIndexOf(': '));
  if (to === undefined) return `do without the ${what}`;
  return `${to > have ? 'raise' : 'lower'} the ${what} from ${amount(have)} to ${amount(to)}`;
}
