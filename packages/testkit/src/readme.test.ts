import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readmeExamples, runReadmeExamples } from './readme.ts';

it('finds the blocks of a README and what they print', () => {
  const markdown = 'Text\n```js\nconsole.log(1); // prints: 1\n```\n```yaml\na: 1\n```\n```js\nrun();\n```\n';
  expect(readmeExamples(markdown)).toEqual([
    { code: 'console.log(1); // prints: 1\n', prints: ['1'] },
    { code: 'run();\n', prints: [] },
  ]);
});

describe('running a README', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleetmix-readme-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function runs(...code: readonly string[]) {
    writeFileSync(join(folder, 'README.md'), `\`\`\`js\n${code.join('\n')}\n\`\`\`\n`);
    return runReadmeExamples(folder, folder);
  }

  it('is content where the blocks print what they say, and leaves nothing behind', async () => {
    expect(await runs("console.log('a'); // prints: a", 'console.log(await 2); // prints: 2')).toEqual({ examples: 1 });
    expect(readdirSync(folder)).toEqual(['README.md']);
  });

  it.each([
    ['another line', "console.log('b'); // prints: a"],
    ['a line more', "console.log('a'); console.log('b'); // prints: a"],
    ['a line less', '// prints: a'],
    ['a space more', "console.log('a '); // prints: a"],
  ])('complains of %s', async (_, code) => {
    await expect(runs(code)).rejects.toThrow(/^Block 1 of .*README\.md printed\n/);
  });

  it('complains of a block that fails, with what it said', async () => {
    await expect(runs("throw new Error('no such luck');")).rejects.toThrow(/does not run: .*no such luck/s);
    expect(readdirSync(folder)).toEqual(['README.md']);
  });
});
