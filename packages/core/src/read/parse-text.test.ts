import { describe, expect, it } from 'vitest';
import { parsePlan } from '../plan/read-plan.ts';
import { InputError } from './input-error.ts';
import { parseText } from './parse-text.ts';

async function refusal(text: string): Promise<string> {
  const fault = await parseText(text, 'my').catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(InputError);
  return (fault as InputError).message;
}

describe('plain data is read from', () => {
  it.each([
    ['JSON', '{"a": [1]}'],
    ['JSON after blank lines and a byte order mark', '\uFEFF\n\n {"a": [1]}'],
    ['YAML', 'a: [1]'],
    ['YAML with Windows line ends', 'a:\r\n  - 1\r\n'],
    ['YAML after a byte order mark', '\uFEFFa: [1]'],
    ['YAML between markers', '---\na: [1]\n...\n'],
    ['YAML with comments', '# first\na: [1] # last\n'],
  ])('%s', async (_, text) => {
    expect(await parseText(text)).toEqual({ a: [1] });
  });

  it('YAML with anchors, aliases and merge keys', async () => {
    expect(await parseText('a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: *a\n')).toEqual({
      a: { x: 1, y: 2 },
      b: { x: 1, y: 3 },
      c: { x: 1, y: 2 },
    });
  });

  it('YAML without being taken in by keys of JavaScript', async () => {
    const data = (await parseText('a: &a { __proto__: { evil: 1 } }\nb: { <<: *a }\n')) as Record<string, object>;
    expect(Object.keys(data['b'] as object)).toEqual(['__proto__']);
    expect((data['b'] as { evil?: number }).evil).toBeUndefined();
    expect(({} as { evil?: number }).evil).toBeUndefined();
  });

  it('YAML 1.2, in which no, on and dates are words', async () => {
    expect(await parseText('a: [no, on, 2024-01-01, 1e3, 0x10, .inf, ~]')).toEqual({
      a: ['no', 'on', '2024-01-01', 1000, 16, Number.POSITIVE_INFINITY, null],
    });
  });
});

describe('JSON that is none is refused with line and column', () => {
  it.each([
    ['a comma too many', '{\n  "a": 1,\n}', 'at line 3, column 1. Put field names in double quotes, and no comma'],
    ['single quotes', "{'a': 1}", 'at line 1, column 2. Put field names in double quotes'],
    ['no quotes', '{a: 1}', 'at line 1, column 2. Put field names in double quotes'],
    ['a comment', '{"a": 1 // one\n}', "Expected ',' or '}' after property value"],
    ['a missing colon', '{\n "a": 1,\n "b" 2\n}', 'at line 3, column 6.'],
    ['two documents', '{"a": 1}\n{"a": 1}', 'Unexpected non-whitespace character after JSON at line 2, column 1.'],
    ['NaN in a short text', '{"a": NaN}', 'Unexpected token \'N\' near "{\\"a\\": NaN}".'],
    [
      'NaN in a long text',
      `{\n${'"x": 1,\n'.repeat(9)}"a": NaN, "b": 2 }`,
      "Unexpected token 'N' at line 11, column 6.",
    ],
    ['an early end', '{"a": [1, 2', 'is not JSON: '],
    ['endless nesting', '['.repeat(200_000), 'is not JSON: '],
  ])('%s', async (_, text, words) => {
    const message = await refusal(text);
    expect(message).toMatch(/^my: is not JSON: /);
    expect(message).toContain(words);
    expect(message.length).toBeLessThan(300);
  });

  it('NaN that stands twice in the same words is shown, not placed', async () => {
    expect(await refusal(`[${'{"demand": NaN },\n'.repeat(4)}1]`)).toContain("Unexpected token 'N' near ");
  });
});

describe('YAML that is none is refused with a remedy', () => {
  it.each([
    ['tabs', 'a:\n\tb: 1\n', 'Tabs are not allowed as indentation at line 2, column 1. Use spaces.'],
    ['a colon in a text', 'a: b: c\n', 'at line 1, column 4. Put a text that holds ": " in quotes.'],
    ['a key given twice', 'a: 1\na: 2\n', 'Map keys must be unique at line 2, column 1. Remove one of them.'],
    ['two documents', 'a: 1\n---\na: 2\n', 'it holds several documents, divided by ---; keep one.'],
    ['an alias of nothing', 'a: *b\n', 'Unresolved alias (the anchor must be set before the alias): b.'],
    ['a list that breaks off', 'a: [1, 2', 'at line 1'],
    [
      'flow nesting',
      `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'it is nested too deeply at line 1, column 103; at most 100 levels.',
    ],
    ['block nesting', '- '.repeat(20_000), 'it is nested too deeply at line 1, column '],
    ['nesting by indentation', staircase(3000), 'it is nested too deeply at line 100, column '],
    ['an alias bomb', bomb((n) => `[${Array(9).fill(`*a${n}`)}]`), 'Write out what *aliases repeat.'],
    ['a bomb of merge keys', bomb((n) => `{ <<: [${Array(9).fill(`*a${n}`)}] }`), 'Write out what *aliases repeat.'],
  ])('%s', async (_, text, words) => {
    const message = await refusal(text);
    expect(message).toMatch(/^my: is not YAML: /);
    expect(message).toContain(words);
  });

  it('a long run of errors is refused at the first', { timeout: 5000 }, async () => {
    expect(await refusal(`a: ${']'.repeat(1_000_000)}`)).toContain('at line 1, column 4.');
  });
});

/** Each key one column further in than the one above. */
function staircase(steps: number): string {
  return Array.from({ length: steps }, (_, n) => `${' '.repeat(n)}a:`).join('\n');
}

/** Nine of nine of nine … when written out. */
function bomb(level: (below: number) => string): string {
  const levels = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} ${level(n)}`);
  return ['a0: &a0 { x: 1 }', ...levels].join('\n');
}

describe('a text without a document', () => {
  it.each(['', ' \n\t\n', '\uFEFF'])('is called empty: %j', async (text) => {
    expect(await refusal(text)).toBe('my: is empty. Give a scenario in JSON or YAML.');
    await expect(parsePlan(text, 'my')).rejects.toThrow('my: is empty. Give a plan in JSON or YAML.');
  });

  it('of too much JSON is refused before it is read', async () => {
    expect(await refusal(`[${' '.repeat(100_000_001)}`)).toBe('my: is too large: 100 MB of JSON; at most 100 MB.');
  });
});
