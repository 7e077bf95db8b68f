import type { CaseChange } from '../scenario/cases.ts';
import { duplicates, quoted, suggestion } from '../scenario/names.ts';
import type { InputProblem } from './input-error.ts';
import type { ScenarioDocument } from './schema.ts';

/** What is wrong with a scenario's periods or futures: names, and what does not go with them. */
export function caseProblems(document: ScenarioDocument): readonly InputProblem[] {
  const { periods, futures, workload, offers } = document;
  if (periods === undefined && futures === undefined) return [];
  if (periods !== undefined && futures !== undefined)
    return [{ path: 'futures', message: 'does not go with periods: a scenario has one or the other. Remove one.' }];
  const [path, cases] = periods === undefined ? ['futures.cases', futures?.cases ?? []] : ['periods', periods];
  const classes = workload.classes.map(({ name }) => name);
  const reserved = offers.flatMap(({ name, pricing }) => (pricing === 'reserved' ? [name] : []));
  const names = offers.map(({ name }) => name);
  return [
    ...clashes(document, periods === undefined ? 'futures' : 'periods'),
    ...duplicates(cases.map(({ name }) => name)).map((name) => ({
      path,
      message: `the name ${quoted(name)} stands more than once. Names must be unique: rename or merge.`,
    })),
    ...cases.flatMap((one, at) => changeProblems(one as CaseChange, `${path}[${at}]`, classes, names, reserved)),
    ...(cases.every(({ demand }) => demand === 0)
      ? [{ path, message: 'every demand is 0, so there is nothing to plan. Put a number above 0 in one.' }]
      : []),
  ];
}

/** What a reader may not expect of cases, and of what offers say of starting. */
export function caseNotices({ periods, futures, offers }: ScenarioDocument): readonly string[] {
  const isReserved = offers.some(({ pricing }) => pricing === 'reserved');
  const timed = offers.filter(
    ({ startupMinutes, usdPerStart, minRentalHours }) =>
      startupMinutes !== undefined || usdPerStart !== undefined || minRentalHours !== undefined,
  );
  return [
    ...(futures !== undefined && futures.decideNow !== 'all' && !isReserved
      ? ['no offer has pricing: reserved, so nothing is decided now: each future is planned by itself.']
      : []),
    ...(periods === undefined && timed.length > 0
      ? [`what starts cost and minimum rentals matter to periods alone, and there are none: ${timed[0]?.name}.`]
      : []),
  ];
}

/** Each has a meaning of its own across cases, and none of them is planned for yet. */
function clashes({ objective, survive, prefer }: ScenarioDocument, field: string): readonly InputProblem[] {
  const message = (what: string) => `do not go with ${what}. Remove one.`;
  return [
    ...(objective !== undefined && objective.goal !== 'least-cost'
      ? [{ path: field, message: `go with the goal least-cost alone, not with ${objective.goal}. Remove one.` }]
      : []),
    ...(survive === undefined ? [] : [{ path: field, message: message('survive') }]),
    ...(prefer === undefined ? [] : [{ path: field, message: message('prefer') }]),
  ];
}

function changeProblems(
  { demand, usdPerHour = {} }: CaseChange,
  path: string,
  classes: readonly string[],
  offers: readonly string[],
  reserved: readonly string[],
): readonly InputProblem[] {
  const factors = typeof demand === 'object' ? demand : {};
  return [
    ...strange(Object.keys(factors), classes, `${path}.demand`, 'class'),
    ...strange(Object.keys(usdPerHour), offers, `${path}.usdPerHour`, 'offer'),
    ...Object.keys(usdPerHour)
      .filter((name) => reserved.includes(name))
      .map((name) => ({
        path: `${path}.usdPerHour[${quoted(name)}]`,
        message: 'is of a reserved offer, whose price is agreed once. Write it in the offer.',
      })),
  ];
}

function strange(
  names: readonly string[],
  known: readonly string[],
  path: string,
  what: string,
): readonly InputProblem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: `${path}[${quoted(name)}]`,
      message: `is the name of no ${what}.${suggestion(name, known)}`,
    }));
}
