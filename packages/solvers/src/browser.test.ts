import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const source = new URL('.', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

it('no file of the package needs Node, so that browsers can run it', () => {
  expect(files).toContain('index.ts');
  for (const file of files) expect(readFileSync(new URL(file, source), 'utf8'), file).not.toMatch(/from 'node:/);
});

it('no engine is imported before it is used', () => {
  const eager = /^import (?!type ).*'(highs|javascript-lp-solver)'/m;
  for (const file of files) expect(readFileSync(new URL(file, source), 'utf8'), file).not.toMatch(eager);
});
