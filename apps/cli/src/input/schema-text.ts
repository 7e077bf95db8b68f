import { readFile } from 'node:fs/promises';
import { scenarioJsonSchema } from '@fleetmix/core';
import { examplePath } from './load-scenario.ts';

/** The JSON Schema of a scenario file, as indented JSON. */
export function schemaText(): string {
  return JSON.stringify(scenarioJsonSchema(), null, 2);
}

/** The bundled example scenario, comments included. */
export async function exampleText(): Promise<string> {
  return (await readFile(examplePath, 'utf8')).trimEnd();
}
