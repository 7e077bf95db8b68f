import type { Database } from '../database/database.ts';
import type { Part } from './open-log.ts';

/**
 * Makes `request`, the rows that can be used in the order of their arrival, and says where a file ran backwards. A log in
 * order, as most are, is not sorted: that would take longer than everything else.
 */
export async function orderRequests(
  database: Database,
  parts: readonly Part[],
  times: boolean,
): Promise<readonly string[]> {
  const view = 'SELECT arrival_s, input_tokens, output_tokens, model FROM log_row WHERE reason = 0';
  const steps = times ? await backwardSteps(database) : [];
  if (steps.length === 0) await database.run(`CREATE VIEW request AS ${view}`);
  else
    await database.run(
      `CREATE TABLE request AS ${view} ORDER BY arrival_s, input_tokens, output_tokens; DROP TABLE log_row`,
    );
  const inside = steps.filter(({ sameFile }) => sameFile);
  const count = inside.reduce((sum, { places }) => sum + places, 0);
  if (count === 0) return [];
  const names = [...new Set(inside.map(({ file }) => parts[file]?.source.file))];
  return [
    `Time runs backwards at ${count} ${count === 1 ? 'place' : 'places'} in ${names.slice(0, 3).join(', ')}: the requests were sorted by their arrival.`,
  ];
}

async function backwardSteps(database: Database) {
  const rows = await database.rows(`SELECT file, same_file, COUNT(*)::DOUBLE AS places FROM (
    SELECT file, arrival_s, LAG(arrival_s) OVER () AS before_s, file = LAG(file) OVER () AS same_file
    FROM log_row WHERE reason = 0
  ) WHERE arrival_s < before_s GROUP BY ALL ORDER BY ALL`);
  return rows.map((row) => ({
    file: Number(row['file']),
    sameFile: row['same_file'] === true,
    places: Number(row['places']),
  }));
}
