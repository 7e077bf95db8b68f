import { InputError } from '@fleetmix/core';
import type { Database } from '../database/database.ts';
import { identifier, path } from '../database/quote.ts';
import type { Source } from './source.ts';

/**
 * A Parquet file, whose columns have names and types of their own.
 * @throws InputError where it is damaged
 */
export async function parquetSource(database: Database, file: string): Promise<Source> {
  const relation = `read_parquet(${path(file)})`;
  const columns = await database.rows(`DESCRIBE FROM ${relation}`).catch((error: Error) => {
    const message = `is a Parquet file that cannot be read, perhaps cut off: ${error.message.split('\n')[0]}`;
    throw new InputError([{ path: '', message }], file, { cause: error });
  });
  return {
    file,
    path: file,
    kind: 'parquet',
    compressed: false,
    fields: columns.map((row) => {
      const column = String(row['column_name']);
      const dated = /^(TIMESTAMP|DATE)/.test(String(row['column_type']));
      return { name: column, sql: identifier(column), dated, column };
    }),
    relation: () => relation,
    unit: 'row',
  };
}
