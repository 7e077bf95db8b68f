import { listOf, matches, selectorFields } from '../scenario/limit-rows.ts';
import { quoted, suggestion } from '../scenario/names.ts';
import type { Offer } from '../scenario/offer.ts';
import type { InputProblem } from './input-error.ts';
import { missingWatts } from './power-problems.ts';
import type { ScenarioDocument } from './schema.ts';

type LimitDocument = NonNullable<ScenarioDocument['limits']>[number];

/** What is wrong with a scenario's limits: bounds that are missing or clash, and selectors that match nothing. */
export function limitProblems({ limits = [], offers, nodes = [] }: ScenarioDocument): readonly InputProblem[] {
  const rows = [...offers, ...nodes] as unknown as readonly Offer[];
  return limits.flatMap((limit, position) =>
    [...boundProblems(limit), ...selectorProblems(limit, rows), ...wattsProblems(limit, offers)].map(
      ({ path, message }) => ({ path: `limits[${position}]${path}`, message }),
    ),
  );
}

/** What a reader may not expect of the limits. */
export function limitNotices({ limits = [], offers, nodes = [] }: ScenarioDocument): readonly string[] {
  return limits.flatMap(({ name, each }) => {
    if (each === undefined) return [];
    const byThemselves = offers.filter(({ node }) => node === undefined);
    const without = [...byThemselves, ...nodes].filter((offer) => offer[each] === undefined);
    return without.length === 0
      ? []
      : [
          `limit ${quoted(name)} holds for each ${each}, and ${without.length} of the offers name none, so it skips them.`,
        ];
  });
}

function boundProblems({ unit, atMost, atLeast, of, atMostShare, atLeastShare }: LimitDocument) {
  const hasAmount = atMost !== undefined || atLeast !== undefined;
  const hasShare = atMostShare !== undefined || atLeastShare !== undefined;
  if (!hasAmount && !hasShare)
    return [{ path: '', message: 'limits nothing: give atMost, atLeast, atMostShare or atLeastShare.' }];
  return [
    ...unitProblems('unit', 'atMost and atLeast', unit, hasAmount),
    ...unitProblems('of', 'atMostShare and atLeastShare', of, hasShare),
    ...orderProblems('atLeast', 'atMost', atLeast, atMost),
    ...orderProblems('atLeastShare', 'atMostShare', atLeastShare, atMostShare),
  ];
}

function unitProblems(field: string, bounds: string, given: string | undefined, isNeeded: boolean) {
  if (isNeeded === (given !== undefined)) return [];
  return [
    isNeeded
      ? { path: `.${field}`, message: 'is missing: say what is counted, gpus, replicas, usdPerHour or watts.' }
      : { path: `.${field}`, message: `is for ${bounds}, and neither is there. Add one, or remove ${field}.` },
  ];
}

/** An amount counts the selected offers, a share all of them. */
function wattsProblems({ unit, of, offers: selector = {} }: LimitDocument, offers: ScenarioDocument['offers']) {
  const isSelected = (offer: unknown) => matches(offer as Offer, selector as Parameters<typeof matches>[1]);
  const ofUnit = unit === 'watts' ? missingWatts(offers.filter(isSelected)) : undefined;
  const ofShare = of === 'watts' ? missingWatts(offers) : undefined;
  return [
    ...(ofUnit === undefined ? [] : [{ path: '.unit', message: ofUnit }]),
    ...(ofShare === undefined ? [] : [{ path: '.of', message: ofShare }]),
  ];
}

function orderProblems(least: string, most: string, atLeast = 0, atMost = Number.POSITIVE_INFINITY) {
  if (atLeast <= atMost) return [];
  return [{ path: `.${least}`, message: `is ${atLeast}, more than ${most}, ${atMost}. Lower it, or raise ${most}.` }];
}

function selectorProblems({ offers: selector = {}, each }: LimitDocument, offers: readonly Offer[]) {
  const known = { offers: offers.map(({ name }) => name), ...fieldValues(offers) };
  const strange = (['offers', ...selectorFields] as const).flatMap((field) =>
    listOf(selector[field] ?? [])
      .filter((value) => !known[field].includes(value))
      .map((value) => ({ path: `.offers.${field}`, message: unknown(field, value, known[field]) })),
  );
  if (strange.length > 0) return strange;
  const found = offers.filter((offer) => matches(offer, selector as Parameters<typeof matches>[1]));
  if (found.length === 0)
    return [{ path: '.offers', message: 'match no offer: each value is there, but not together.' }];
  if (each === undefined || found.some((offer) => offer[each] !== undefined)) return [];
  return [{ path: '.each', message: `is ${each}, and none of the offers names one. Add it to them, or remove each.` }];
}

function fieldValues(offers: readonly Offer[]): Readonly<Record<(typeof selectorFields)[number], readonly string[]>> {
  const values = (field: (typeof selectorFields)[number]) => [
    ...new Set(offers.flatMap((offer) => (offer[field] === undefined ? [] : [offer[field]]))),
  ];
  return { gpu: values('gpu'), provider: values('provider'), region: values('region'), pricing: values('pricing') };
}

function unknown(field: string, value: string, known: readonly string[]): string {
  const what = field === 'offers' ? 'the name' : `the ${field}`;
  const near = suggestion(value, known);
  const there = known.length === 0 ? ' None names one.' : ` There are: ${known.slice(0, 12).map(quoted).join(', ')}.`;
  return `${quoted(value)} is ${what} of no offer.${near || there}`;
}
