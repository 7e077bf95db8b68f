import { isBoughtOnce, isCoupledInTime, quoted, rentalReach, type Scenario } from '@fleetmix/core';
import type { ColumnIndex, ModelBuilder, Term } from '@fleetmix/solvers';
import type { CasePart } from './case-model.ts';

/**
 * Starts s of each offer that has to do with them: s_p >= y_p - y_(p-1), and the rows of the minimum up time,
 * y_p >= sum_q reach_pq s_q. Before the first period comes the last, or what is running where the scenario says it. What is
 * bought once is started for the first period, and only where something else was running.
 * @param cost of a start of an offer for a period, both by position
 */
export function addStarts(
  builder: ModelBuilder,
  scenario: Scenario,
  parts: readonly CasePart[],
  cost: (offer: number, period: number) => number,
): void {
  if (scenario.periods === undefined) return;
  scenario.offers.forEach((offer, at) => {
    if (!isCoupledInTime(offer)) return;
    const periods = isBoughtOnce(scenario, offer) ? parts.slice(0, scenario.current === undefined ? 0 : 1) : parts;
    const counts = periods.map(({ replicas }) => replicas[at] as ColumnIndex);
    const starts = periods.map(({ of }, period) => {
      const name = `starts of ${quoted(offer.name)} for ${of.name}`;
      const upper = Number.POSITIVE_INFINITY;
      return builder.column({ name, kind: 'continuous', lower: 0, upper, cost: cost(at, period) });
    });
    const running = scenario.current === undefined ? undefined : (scenario.current.get(offer.name) ?? 0);
    counts.forEach((count, period) => {
      const before = period > 0 ? counts[period - 1] : running === undefined ? counts.at(-1) : undefined;
      if (before === count) return;
      builder.row({
        name: `starts of ${quoted(offer.name)} for ${periods[period]?.of.name}`,
        lower: before === undefined ? -(running ?? 0) : 0,
        upper: Number.POSITIVE_INFINITY,
        terms: [
          { column: starts[period] as ColumnIndex, coefficient: 1 },
          { column: count, coefficient: -1 },
          ...(before === undefined ? [] : [{ column: before, coefficient: 1 }]),
        ],
      });
    });
    rentalReach(scenario, offer)
      .slice(0, periods.length)
      .forEach((reach, period) => {
        const bound = starts.flatMap((column, from): readonly Term[] =>
          (reach[from] ?? 0) > 0 ? [{ column, coefficient: -(reach[from] as number) }] : [],
        );
        if (bound.length === 0) return;
        builder.row({
          name: `rental of ${quoted(offer.name)} in ${periods[period]?.of.name}`,
          lower: 0,
          upper: Number.POSITIVE_INFINITY,
          terms: [{ column: counts[period] as ColumnIndex, coefficient: 1 }, ...bound],
        });
      });
  });
}
