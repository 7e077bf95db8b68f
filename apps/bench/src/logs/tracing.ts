import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const traces = new URL('../../../../packages/traces/', import.meta.url);

/** The part of `@fleetmix/traces` that is timed. */
interface Traces {
  readLog(
    file: string,
    options: { readonly memoryLimitMB: number },
  ): Promise<{
    readonly classes: readonly { readonly name: string; readonly requests: number }[];
    readonly summary: { readonly requests: number };
  }>;
}

interface DuckDB {
  readonly DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<{ run(sql: string): Promise<unknown> }>; closeSync(): void }>;
  };
}

/** Whether the package is built. */
export function tracesBuilt(): boolean {
  return existsSync(fileURLToPath(new URL('dist/index.js', traces)));
}

/** The built package: what people run. */
export async function builtTraces(): Promise<Traces> {
  return (await import(new URL('dist/index.js', traces).href)) as Traces;
}

/** Writes a log of `rows` requests over a day, log-normal sizes, in Azure's columns; the same every time. */
export async function generateLog(rows: number, files: { readonly csv?: string; readonly parquet: string }) {
  const { DuckDBInstance } = createRequire(new URL('package.json', traces))('@duckdb/node-api') as DuckDB;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = [
    `TIMESTAMP '2026-01-01' + to_microseconds((i * ${86_400e6 / rows} + hash(i) % ${Math.floor(80_000e6 / rows)})::BIGINT) AS "TIMESTAMP"`,
    `${size(6.5, 1.2, 1)} AS "ContextTokens"`,
    `${size(4.8, 1, 2)} AS "GeneratedTokens"`,
  ];
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM range(${rows}) r(i)) TO '${files.parquet}' (FORMAT parquet)`,
  );
  if (files.csv !== undefined) await connection.run(`COPY (FROM '${files.parquet}') TO '${files.csv}' (HEADER)`);
  instance.closeSync();
}

/** Box and Muller over a hash, so that every run has the same log. */
function size(mean: number, deviation: number, salt: number): string {
  const share = (at: number) => `((hash(i * 4 + ${at}) % 1000003 + 1) / 1000004.0)`;
  const normal = `sqrt(-2 * ln(${share(salt)})) * cos(${2 * Math.PI} * ${share(salt + 10)})`;
  return `(1 + floor(exp(${mean} + ${deviation} * ${normal})))::INTEGER`;
}
