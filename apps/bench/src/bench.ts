/**
 * Checks every answer, then prints how long it took, beside other planners in the same run. `--only NAME` runs one set,
 * `--json` prints data, `--limit SECONDS` is the time that anyone gets for one answer (20), `--chart FILE` draws growth as SVG,
 * `--write` puts table and chart into the README.
 * A wrong answer ends the run with exit code 1; a missed target is only said.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogueRows, gapZeroRows } from './catalogue-rows.ts';
import { commandLineRows } from './command-line-rows.ts';
import { growthChart } from './growth-chart.ts';
import { type Growth, growthRows } from './growth-rows.ts';
import { heuristicsRows } from './heuristics-rows.ts';
import { logRows } from './logs/log-rows.ts';
import { manyModelsRows } from './many-models-rows.ts';
import { melangeCbcRows, melangeHighsRows } from './melange-rows.ts';
import { memoryRows } from './memory-rows.ts';
import { periodsRows } from './periods-rows.ts';
import { writeReadme } from './readme.ts';
import { markdown, missed, type Row } from './row.ts';
import { simulationRows } from './simulation/simulation-rows.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    limit: { type: 'string', default: '20' },
    chart: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const chart = values.chart ?? (values.write ? new URL('../growth.svg', import.meta.url) : undefined);

const draw = (all: readonly Growth[]): void => {
  if (chart !== undefined) writeFileSync(chart, growthChart(all));
};

const sets: Readonly<Record<string, (limitMs: number) => Promise<readonly Row[]> | readonly Row[]>> = {
  'melange-cbc': melangeCbcRows,
  'melange-highs': melangeHighsRows,
  'command-line': commandLineRows,
  catalogues: catalogueRows,
  growth: (limitMs) => growthRows(limitMs, draw),
  'gap-zero': gapZeroRows,
  memory: memoryRows,
  'many-models': manyModelsRows,
  periods: periodsRows,
  heuristics: heuristicsRows,
  logs: logRows,
  simulation: simulationRows,
};

const names = values.only === undefined ? Object.keys(sets) : [values.only];
const limitMs = 1000 * Number(values.limit);
if (names.some((name) => !Object.hasOwn(sets, name)) || !(limitMs > 0)) {
  console.error(`--only takes one of ${Object.keys(sets).join(', ')}; --limit a number of seconds above 0.`);
  process.exit(2);
}
if (values.write && values.only !== undefined) {
  console.error('--write puts the whole table into the README: leave out --only.');
  process.exit(2);
}

const rows: Row[] = [];
const began = performance.now();
for (const name of names) {
  console.error(`${name}, after ${Math.round((performance.now() - began) / 1000)} s`);
  rows.push(...((await sets[name]?.(limitMs)) ?? []));
}
const table = `${markdown(rows)}\n\n${missed(rows)}`;
console.log(values.json ? JSON.stringify({ node: process.version, rows }, null, 2) : table);
if (values.write) writeReadme(table);
