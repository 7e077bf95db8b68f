import type { Mapping } from '../format/recognise.ts';
import { type Reason, reasonNumber } from './reason.ts';
import type { Source } from './source.ts';
import type { Clock } from './time.ts';

/** The table that logs are read into. A row that cannot be used keeps its place, so that it can be found by its number. */
export const requestTable = `CREATE TABLE log_row (
  arrival_s DOUBLE, input_tokens INTEGER, output_tokens INTEGER, model VARCHAR, clock UTINYINT, reason UTINYINT, file UINTEGER
)`;

/** The statement that reads a source into the table, as the file of this number. */
export function normalise(
  source: Source,
  mapping: Mapping,
  clock: Clock | undefined,
  file: number,
  maxTokens: number,
): string {
  const failed = source.fields.find(({ name }) => name === 'error' && source.unit === 'row');
  const used = [mapping.input, mapping.output, mapping.time, mapping.model, failed].filter(
    (field) => field !== undefined,
  );
  const time = mapping.time?.sql ?? 'NULL';
  return `INSERT INTO log_row
SELECT arrival_s, CASE WHEN reason = 0 THEN input END, CASE WHEN reason = 0 THEN output END, model, clock, reason, ${file} FROM (
  SELECT *, ${reason(mapping, clock !== undefined, failed !== undefined, maxTokens)} AS reason FROM (
    SELECT TRY_CAST(${mapping.input.sql} AS DOUBLE) AS input, ${mapping.input.sql} AS input_raw,
      TRY_CAST(${mapping.output.sql} AS DOUBLE) AS output, ${mapping.output.sql} AS output_raw,
      ${clock?.seconds ?? 'NULL'} AS arrival_s, ${clock?.clock ?? '0'} AS clock, ${time} AS time_raw,
      ${mapping.model === undefined ? 'NULL' : `${mapping.model.sql}::VARCHAR`} AS model,
      ${failed === undefined ? "''" : failed.sql} AS failure
    FROM ${source.relation(used)}
  )
)`;
}

function reason(mapping: Mapping, timed: boolean, fallible: boolean, maxTokens: number): string {
  const good = `${readable('input', maxTokens)} AND ${readable('output', maxTokens)}`;
  const empty = `input_raw IS NULL AND output_raw IS NULL`;
  const span: readonly string[] = mapping.sparse ? [when(empty, 'a span without token counts')] : [];
  return `CASE ${[
    ...(fallible ? [when("COALESCE(failure, '') <> ''", 'request failed')] : []),
    `WHEN ${good}${timed ? ' AND arrival_s IS NOT NULL' : ''} THEN 0`,
    ...span,
    when(`${empty} AND time_raw IS NULL`, 'no record: every column that counts is empty, or the line is broken'),
    ...tokenReasons('input', maxTokens),
    ...tokenReasons('output', maxTokens),
    when(`time_raw IS NULL OR trim(time_raw::VARCHAR) = ''`, 'time missing'),
  ].join(' ')} ELSE ${reasonNumber('time cannot be read')} END`;
}

function readable(side: string, maxTokens: number): string {
  return `${side} BETWEEN 1 AND ${maxTokens} AND ${side} = floor(${side})`;
}

function tokenReasons(side: 'input' | 'output', maxTokens: number): readonly string[] {
  return [
    when(`${side}_raw IS NULL OR trim(${side}_raw::VARCHAR) = ''`, `${side} tokens missing`),
    when(`${side} IS NULL OR isnan(${side})`, `${side} tokens not a number`),
    when(`${side} < 0`, `${side} tokens negative`),
    when(`${side} = 0`, `${side} tokens zero`),
    when(`${side} > ${maxTokens}`, `${side} tokens above the highest believed`),
    when(`${side} <> floor(${side})`, `${side} tokens not whole`),
  ];
}

function when(condition: string, reason: Reason): string {
  return `WHEN ${condition} THEN ${reasonNumber(reason)}`;
}
