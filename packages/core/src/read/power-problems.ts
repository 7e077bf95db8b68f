import { quoted } from '../scenario/names.ts';
import type { InputProblem } from './input-error.ts';
import type { ScenarioDocument } from './schema.ts';

type OfferDocument = ScenarioDocument['offers'][number];

const shown = 4;

/** Names of offers for a message: the first few, and how many more. */
function named(offers: readonly OfferDocument[]): string {
  const more = offers.length > shown ? ` and ${offers.length - shown} more` : '';
  return `${offers
    .slice(0, shown)
    .map(({ name }) => quoted(name))
    .join(', ')}${more}`;
}

/** Goals and limits that need what some offers do not say. */
export function powerProblems({ objective, offers }: ScenarioDocument): readonly InputProblem[] {
  const goal = objective?.goal;
  if (goal !== 'least-power' && goal !== 'least-carbon') return [];
  const fields = goal === 'least-power' ? (['watts'] as const) : (['watts', 'gramsCo2PerKwh'] as const);
  return fields.flatMap((field) => {
    const without = offers.filter((offer) => offer[field] === undefined);
    return without.length === 0
      ? []
      : [
          {
            path: 'objective.goal',
            message: `is ${goal}, and these offers name no ${field}: ${named(without)}. ${remedy}`,
          },
        ];
  });
}

const remedy = 'Add it to them, or leave them out.';

/** A limit in watts on offers that name none. */
export function missingWatts(offers: readonly OfferDocument[]): string | undefined {
  const without = offers.filter(({ watts }) => watts === undefined);
  return without.length === 0 ? undefined : `is watts, and these offers name none: ${named(without)}. ${remedy}`;
}
