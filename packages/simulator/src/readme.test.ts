import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as simulator from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, block = ''] = /^```js\n(.*?)^```/ms.exec(readme) ?? [];

test('the example of the README prints what it says', async () => {
  const lines: string[] = [];
  const code = block.replace(/^import (\{.*\}) from '@fleetmix\/simulator';$/m, 'const $1 = simulator;');
  const Body = Object.getPrototypeOf(async () => {}).constructor as new (
    ...code: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new Body('simulator', 'console', code)(simulator, {
    log: (...words: unknown[]) => lines.push(words.join(' ')),
  });
  expect(lines).toEqual([...block.matchAll(/\/\/ prints: (.*)$/gm)].map(([, line]) => line));
  expect(lines.length).toBeGreaterThan(0);
});
