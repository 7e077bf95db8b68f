import { limitAmount } from '../scenario/limit-amount.ts';
import { type LimitRow, limitRows, limitUse } from '../scenario/limit-rows.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { exceeds } from './tolerance.ts';
import type { Violation } from './violation.ts';

/** What a fleet takes under one rule of a limit; shares where `isShare`, and NaN of nothing. `atMost` is Infinity where
 * there is none. */
export interface LimitUse {
  readonly limit: string;
  /** The value of the field for each of which the limit holds. */
  readonly group?: string;
  readonly unit: LimitRow['unit'];
  readonly isShare: boolean;
  readonly used: number;
  readonly atMost: number;
  readonly atLeast: number;
}

/** What replica counts, in the scenario's order, take under every limit, and the rules that they break. */
export function judgeLimits(
  scenario: Scenario,
  counts: readonly number[],
): { readonly uses: readonly LimitUse[]; readonly violations: readonly Violation[] } {
  const judged = limitRows(scenario).map((row) => ({ row, used: limitUse(scenario, row, counts) }));
  return {
    uses: judged.map(({ row, used }) => limitUseOf(row, used)),
    violations: judged.flatMap(({ row, used }) => broken(row, used)),
  };
}

function limitUseOf({ limit, group, unit, isShare, atMost, atLeast }: LimitRow, used: number): LimitUse {
  return { limit: limit.name, ...(group === undefined ? {} : { group }), unit, isShare, used, atMost, atLeast };
}

function broken(row: LimitRow, used: number): readonly Violation[] {
  const taken = `limit ${row.label} has ${limitAmount(row, used)}`;
  if (exceeds(used, row.atMost))
    return [{ kind: 'limit', message: `${taken}; at most ${limitAmount(row, row.atMost)} may be.` }];
  if (exceeds(row.atLeast, used))
    return [{ kind: 'limit', message: `${taken}; at least ${limitAmount(row, row.atLeast)} must be.` }];
  return [];
}
