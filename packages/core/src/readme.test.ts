import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as core from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block);

/** Runs a block on the source: an import of the package becomes its names, and what is printed is kept. */
async function printedBy(block: string): Promise<string> {
  const lines: string[] = [];
  const code = block.replace(/^import (\{.*\}) from '@fleetmix\/core';$/m, 'const $1 = core;');
  const Body = Object.getPrototypeOf(async () => {}).constructor as new (
    ...code: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new Body('core', 'console', code)(core, { log: (...words: unknown[]) => lines.push(words.join(' ')) });
  return lines.join('\n');
}

describe('the README', () => {
  it.each(blocks('js'))('has an example that prints what it says (%#)', async (block) => {
    const promised = [...block.matchAll(/\/\/ prints: (.*)$/gm)].map(([, line]) => line).join('\n');
    expect(promised).not.toBe('');
    expect(await printedBy(block)).toBe(promised);
  });

  it('shows a scenario with every field there is, and nothing assumed', async () => {
    const [yaml = ''] = blocks('yaml');
    expect((await core.parseScenario(yaml)).notices).toEqual([]);
    for (const name of fieldNames(core.scenarioJsonSchema())) expect(yaml).toContain(`${name}:`);
  });
});

function fieldNames(schema: object): readonly string[] {
  const { properties = {}, items } = schema as { properties?: Record<string, object>; items?: object };
  const inner = [...Object.values(properties), ...(items === undefined ? [] : [items])];
  return [...Object.keys(properties), ...inner.flatMap(fieldNames)];
}
