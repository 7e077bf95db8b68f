import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKey } from './duplicate-key.ts';
import { parseText } from './parse-text.ts';

describe('a field that stands twice in an object of JSON', () => {
  it.each<[string, string, readonly (string | number)[]]>([
    ['at the top', '{"a":1,"a":2}', ['a']],
    [
      'deep inside',
      '{"offers":[{"capacity":[1,2]},{"name":"x","n":[[{}],{"k":1 , "k" : 2}]}]}',
      ['offers', 1, 'n', 1, 'k'],
    ],
    ['written in another way', String.raw`{"a":1,"\u0061":2}`, ['a']],
    [
      'behind texts with quotes, braces and commas',
      String.raw`{"t":"}],{\"a\":1,\\","a":"\\\"","b":["\\",{}],"a":0}`,
      ['a'],
    ],
    ['of a name that objects have by themselves', '{"toString":1,"__proto__":2,"__proto__":3}', ['__proto__']],
  ])('is found %s', (_, text, path) => {
    expect(JSON.parse(text)).toBeDefined();
    expect(duplicateKey(text)?.path).toEqual(path);
  });

  it('is refused with its place, as in YAML', async () => {
    const text = '{\n  "stock": { "L4": 1,\n    "L4": 2 }\n}';
    await expect(parseText(text, 'file.json')).rejects.toThrow(
      'file.json: stock.L4: stands twice in one object at line 3, column 5. Remove one of them.',
    );
    await expect(parseText('stock: { L4: 1, L4: 2 }', 'file.yaml')).rejects.toThrow('keys must be unique');
  });

  it('is in no text that JSON.stringify writes', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(duplicateKey(JSON.stringify(value, null, 1))).toBeUndefined();
      }),
    ));

  it('is found wherever one is put in', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, at) => {
        const keys = Object.keys(value);
        const key = keys[at % keys.length] as string;
        const text = JSON.stringify(value);
        expect(duplicateKey(`[0,${text.slice(0, -1)},${JSON.stringify(key)}:null}]`)?.path).toEqual([1, key]);
      }),
    ));
});
