/** A column of a log, with DuckDB's name for its type. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** Columns of a CSV file. DuckDB is loaded only here. */
export async function columnsOf(file: string): Promise<readonly Column[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    const reader = await connection.runAndReadAll('SELECT column_name, column_type FROM (DESCRIBE FROM read_csv($1))', [
      file,
    ]);
    return reader
      .getRowObjects()
      .map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }));
  } finally {
    connection.closeSync();
  }
}
