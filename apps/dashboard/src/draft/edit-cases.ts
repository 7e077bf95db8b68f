import type { CaseField } from './cell.ts';
import { type Draft, freeName } from './draft.ts';
import { withField } from './offer-value.ts';
import { type Entry, readAmount, readName, readPositive } from './read-entry.ts';

export type CaseKind = 'periods' | 'futures';
type Period = NonNullable<Draft['periods']>[number];
type Future = NonNullable<Draft['futures']>['cases'][number];

/** Which kind of cases a scenario has. */
export function caseKindOf({ periods, futures }: Draft): CaseKind | undefined {
  return periods !== undefined ? 'periods' : futures !== undefined ? 'futures' : undefined;
}

/** The draft with cases of this kind, two to begin with; or without any. */
export function withCaseKind(draft: Draft, kind: CaseKind | undefined): Draft {
  const plain = withField(withField(draft, 'periods', undefined), 'futures', undefined);
  if (kind === undefined) return plain;
  if (kind === 'periods')
    return {
      ...plain,
      periods: [
        { name: 'day', hours: 12 },
        { name: 'night', hours: 12, demand: 0.5 },
      ],
    };
  return {
    ...plain,
    futures: {
      cases: [
        { name: 'as planned', weight: 1 },
        { name: 'it doubles', weight: 1, demand: 2 },
      ],
    },
  };
}

/** One case more, at the end, like the scenario itself. */
export function addCase(draft: Draft): Draft {
  const { periods, futures } = draft;
  if (periods !== undefined) {
    const name = freeName('new period', periods.map(nameOf));
    return { ...draft, periods: [...periods, { name, hours: 1 }] };
  }
  if (futures === undefined) return draft;
  const name = freeName('new future', futures.cases.map(nameOf));
  return { ...draft, futures: { ...futures, cases: [...futures.cases, { name, weight: 1 }] } };
}

/** The draft without a case; the last one stays. */
export function removeCase(draft: Draft, row: number): Draft {
  const { periods, futures } = draft;
  if (periods !== undefined) return periods.length < 2 ? draft : { ...draft, periods: periods.toSpliced(row, 1) };
  if (futures === undefined || futures.cases.length < 2) return draft;
  return { ...draft, futures: { ...futures, cases: futures.cases.toSpliced(row, 1) } };
}

/** What stands in a cell of a case. Demands by class are for the file. */
export function caseText({ periods, futures }: Draft, row: number, field: CaseField): string {
  const one = (periods ?? futures?.cases)?.[row];
  if (one === undefined) return '';
  if (field === 'name') return one.name;
  if (field === 'demand') return typeof one.demand === 'object' ? byClass : String(one.demand ?? 1);
  return String('hours' in one ? one.hours : one.weight);
}

const byClass = 'by class';

/** The draft with a text typed into a cell of a case, or why that cannot stand there. */
export function readCaseCell(draft: Draft, row: number, field: CaseField, text: string): Entry<Draft> {
  if (field === 'name') return mapped(readName(text), (name) => changed(draft, row, (one) => ({ ...one, name })));
  if (field === 'demand') {
    if (text.trim() === byClass) return { value: draft };
    return mapped(readAmount(text.replace(/x$/i, '')), (demand) =>
      changed(draft, row, (one) => withField(one, 'demand', demand)),
    );
  }
  return mapped(readPositive(text), (weight) =>
    changed(draft, row, (one) => ('hours' in one ? { ...one, hours: weight } : { ...one, weight })),
  );
}

function mapped<From>(entry: Entry<From>, change: (value: From) => Draft): Entry<Draft> {
  return 'problem' in entry ? entry : { value: change(entry.value) };
}

function changed(draft: Draft, row: number, change: <One extends Period | Future>(one: One) => One): Draft {
  const { periods, futures } = draft;
  if (periods !== undefined) return { ...draft, periods: periods.map((one, at) => (at === row ? change(one) : one)) };
  if (futures === undefined) return draft;
  const cases = futures.cases.map((one, at) => (at === row ? change(one) : one));
  return { ...draft, futures: { ...futures, cases } };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
