/**
 * Checks every answer, then prints how long it took, beside another planner in the same run. `--json` prints data.
 * A wrong answer ends the run with exit code 1; a missed target is only said.
 * @module
 */
import { catalogueRows, growthRows } from './catalogue-rows.ts';
import { melangeRows } from './melange-rows.ts';
import { markdown } from './row.ts';

const rows = [...(await melangeRows()), ...(await catalogueRows()), ...(await growthRows())];
console.log(
  process.argv.includes('--json') ? JSON.stringify({ node: process.version, rows }, null, 2) : markdown(rows),
);
