import { expect, it } from 'vitest';
import { readmeExamples } from './readme.ts';

it('finds the blocks of a README and what they print', () => {
  const markdown = 'Text\n```js\nconsole.log(1); // prints: 1\n```\n```yaml\na: 1\n```\n```js\nrun();\n```\n';
  expect(readmeExamples(markdown)).toEqual([
    { code: 'console.log(1); // prints: 1\n', prints: ['1'] },
    { code: 'run();\n', prints: [] },
  ]);
});
