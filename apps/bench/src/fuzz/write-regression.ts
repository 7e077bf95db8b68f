import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Scenario, scenarioDocument } from '@fleetmix/core';

/** Where the planner's tests replay what once failed; seen from dist/fuzz. */
const folder = fileURLToPath(new URL('../../../../packages/planner/src/regressions/', import.meta.url));

/** Writes a scenario file that the planner's tests replay from now on, and returns its path. */
export function writeRegression(category: string, scenario: Scenario): string {
  const document = { ...scenarioDocument(scenario), name: category };
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  mkdirSync(folder, { recursive: true });
  const file = `${folder}${category}-${hash}.json`;
  writeFileSync(file, text);
  return file;
}
