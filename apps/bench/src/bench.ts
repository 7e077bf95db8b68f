/**
 * Checks every answer, then prints how long it took, beside other planners in the same run. `--only NAME` runs one set,
 * `--json` prints data, `--limit SECONDS` is the time that the others get for one answer (20).
 * A wrong answer ends the run with exit code 1; a missed target is only said.
 * @module
 */
import { parseArgs } from 'node:util';
import { catalogueRows, gapZeroRows } from './catalogue-rows.ts';
import { growthRows } from './growth-rows.ts';
import { melangeCbcRows, melangeHighsRows } from './melange-rows.ts';
import { markdown, type Row } from './row.ts';

const sets: ReadonlyMap<string, (theirLimitMs: number) => Promise<readonly Row[]>> = new Map([
  ['melange-highs', melangeHighsRows],
  ['melange-cbc', melangeCbcRows],
  ['catalogues', catalogueRows],
  ['gap-zero', gapZeroRows],
  ['growth', growthRows],
]);

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean' }, limit: { type: 'string', default: '20' } },
});
const names = values.only === undefined ? [...sets.keys()] : [values.only];
const limitMs = 1000 * Number(values.limit);
if (names.some((name) => !sets.has(name)) || !(limitMs > 0)) {
  console.error(`--only takes one of ${[...sets.keys()].join(', ')}; --limit a number of seconds above 0.`);
  process.exit(2);
}

const rows: Row[] = [];
for (const name of names) {
  console.error(`${name} ...`);
  rows.push(...((await sets.get(name)?.(limitMs)) ?? []));
}
console.log(values.json ? JSON.stringify({ node: process.version, rows }, null, 2) : markdown(rows));
