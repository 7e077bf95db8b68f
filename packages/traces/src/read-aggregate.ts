import { assemble } from './aggregate/assemble.ts';
import type { AggregateOptions } from './options.ts';
import type { LogWorkload } from './result.ts';

/**
 * The workload of rows that the statement of `aggregationSql` gave, wherever it ran. Column names may be in any case,
 * numbers also text or bigint. Grid, representative and window are those that the statement was made with.
 * @throws InputError where rows do not fit, or an option has no meaning
 */
export function readAggregate(
  rows: readonly object[],
  options: Pick<AggregateOptions, 'rate' | 'scale' | 'represent'> = {},
): LogWorkload {
  return assemble(
    rows,
    { files: [], skipped: [], notices: [], dated: false, oneModel: false },
    options,
    'aggregated rows',
  );
}
