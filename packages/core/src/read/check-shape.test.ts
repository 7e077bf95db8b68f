import { describe, expect, it } from 'vitest';
import { InputError } from './input-error.ts';
import { readScenario } from './read-scenario.ts';

/** A sound document with one change, and the faults that are found in it. */
function faults(change: object, offer: object = {}, requestClass: object = {}): readonly string[] {
  const document = {
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 1, ...requestClass }] },
    offers: [{ name: 'a', gpu: 'A', usdPerHour: 1, capacity: [2], ...offer }],
    ...change,
  };
  return problems(document).map(({ path, message }) => `${path}: ${message}`);
}

function problems(document: unknown): InputError['problems'] {
  try {
    readScenario(document);
    return [];
  } catch (fault) {
    expect(fault).toBeInstanceOf(InputError);
    return (fault as InputError).problems;
  }
}

describe('a value of the wrong kind', () => {
  it('that is a name without quotes is to be put in quotes', () => {
    expect(faults({}, { name: 4090 })).toEqual(['offers[0].name: must be a text, not 4090 (put it in quotes).']);
    expect(faults({}, { gpu: true })).toEqual(['offers[0].gpu: must be a text, not true (put it in quotes).']);
  });

  it('that is a number in quotes is to lose them, but only where a number is meant', () => {
    expect(faults({ stock: { A: '3' } })).toEqual([
      'stock.A: must be a finite number, not the text "3" (remove the quotes).',
    ]);
    expect(faults({}, { pricing: '3' })).toEqual([
      'offers[0].pricing: must be "on-demand" or "spot" or "reserved", not the text "3".',
    ]);
  });

  it.each([
    ['null', null, 'null'],
    ['a list', [5], 'a list'],
    ['an object', {}, 'an object'],
    ['a truth value', true, 'true'],
    ['a date', new Date(0), 'a Date'],
    ['a set', new Set(), 'a Set'],
    ['a word', 'five', 'the text "five"'],
    ['a very long text', 'x'.repeat(10_000), `the text "${'x'.repeat(40)}…"`],
  ])('%s is called by its kind', (_, demand, words) => {
    expect(faults({}, {}, { demand })).toEqual([`workload.classes[0].demand: must be a finite number, not ${words}.`]);
  });

  it.each([
    ['where a list belongs', { offers: {} }, 'offers: must be a list, not an object.'],
    ['where an object belongs', { workload: [] }, 'workload: must be an object, not a list.'],
    ['where stock belongs', { stock: [1] }, 'stock: must be an object, not a list.'],
    ['where options belong', { options: null }, 'options: must be an object, not null.'],
    ['where an offer belongs', { offers: ['a100'] }, 'offers[0]: must be an object, not the text "a100".'],
  ])('%s is named', (_, change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  it('in a row of capacity is found at its place, holes included', () => {
    expect(faults({}, { capacity: [[2]] })).toEqual(['offers[0].capacity[0]: must be a finite number, not a list.']);
    expect(faults({}, { capacity: new Array(1) })).toEqual(['offers[0].capacity[0]: is missing: add it.']);
    expect(faults({}, { capacity: 2 })).toEqual(['offers[0].capacity: must be a list, not 2.']);
  });
});

describe('a number out of range', () => {
  it.each([
    ['stock below 0', { stock: { A: -1 } }, {}, 'stock.A: must be 0 or more, not -1.'],
    ['infinite stock', { stock: { A: Infinity } }, {}, 'stock.A: must be a finite number, not Infinity.'],
    ['no GPU', {}, { gpusPerReplica: 0 }, 'offers[0].gpusPerReplica: must be more than 0, not 0.'],
    ['half a GPU', {}, { gpusPerReplica: 0.5 }, 'offers[0].gpusPerReplica: must be a whole number, not 0.5.'],
    [
      'more GPUs than can be counted',
      {},
      { gpusPerReplica: 1e300 },
      'offers[0].gpusPerReplica: must be 9007199254740991 or less, not 1e+300.',
    ],
    ['half a replica', {}, { maxReplicas: 1.5 }, 'offers[0].maxReplicas: must be a whole number, not 1.5.'],
    ['a negative capacity', {}, { capacity: [-2] }, 'offers[0].capacity[0]: must be 0 or more, not -2.'],
    ['negative headroom', { options: { headroom: -1 } }, {}, 'options.headroom: must be 0 or more, not -1.'],
    ['too many slices', { options: { slices: 1001 } }, {}, 'options.slices: must be 1000 or less, not 1001.'],
  ])('%s', (_, change, offer, fault) => {
    expect(faults(change, offer)).toEqual([fault]);
  });

  it('takes the edges', () => {
    expect(faults({ stock: { A: 0 }, options: { slices: 1000 } }, { usdPerHour: 0, capacity: [0] })).toEqual([]);
    expect(faults({}, { minReplicas: 2, maxReplicas: 2 }, { inputTokens: [7, 7], outputTokens: [0, 0] })).toEqual([]);
  });
});

describe('a range of tokens', () => {
  it.each([
    ['of one number', [5], ': must have at least 2 entries, not 1.'],
    ['of three numbers', [5, 6, 7], ': must have at most 2 entries, not 3.'],
    ['written as a text', '5-6', ': must be a list of two numbers, not the text "5-6".'],
    ['below 0', [-1, 5], '[0]: must be 0 or more, not -1.'],
    ['with a fraction', [1, 2.5], '[1]: must be a whole number, not 2.5.'],
    ['from high to low', [5, 1], ': runs from 5 down to 1. Give the lower number first.'],
  ])('%s is refused', (_, range, fault) => {
    expect(faults({}, {}, { inputTokens: range })).toEqual([`workload.classes[0].inputTokens${fault}`]);
    expect(faults({}, {}, { outputTokens: range })).toEqual([`workload.classes[0].outputTokens${fault}`]);
  });
});

describe('a choice', () => {
  it.each([
    [
      { sharing: 'Shared' },
      'options.sharing: must be "shared" or "per-class", not the text "Shared". Did you mean "shared"?',
    ],
    [{ slices: '4' }, 'options.slices: must be a finite number, or be "none", not the text "4" (remove the quotes).'],
    [{ slices: 2.5 }, 'options.slices: must be a whole number, or be "none", not 2.5.'],
    [
      { slices: 'non' },
      'options.slices: must be a finite number, or be "none", not the text "non". Did you mean "none"?',
    ],
  ])('that is none of those there are says them once: %j', (options, fault) => {
    expect(faults({ options })).toEqual([fault]);
  });
});

describe('a field', () => {
  it('that is misspelt is found at every depth, beside what is missing for it', () => {
    expect(faults({ options: { headrom: 0.2 } })).toEqual([
      'options.headrom: is not a field here. Did you mean "headroom"?',
    ]);
    expect(faults({}, {}, { inputToken: [1, 2] })).toEqual([
      'workload.classes[0].inputToken: is not a field here. Did you mean "inputTokens"?',
    ]);
    expect(faults({}, { usdPerHour: undefined, usdperhour: 2 })).toEqual([
      'offers[0].usdPerHour: is missing: add it.',
      'offers[0].usdperhour: is not a field here. Did you mean "usdPerHour"?',
    ]);
  });

  it('that is far from all is answered with all', () => {
    expect(faults({}, {}, { zzz: 1 })).toEqual([
      'workload.classes[0].zzz: is not a field here. Known fields: name, inputTokens, outputTokens, size, slo, headroom, weight, priority, model, demand.',
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('called %s is refused as any other', (key) => {
    const document = JSON.parse(`{"fleetmix": 1, "${key}": {}, "workload": {"classes": []}, "offers": []}`);
    expect(problems(document).map(({ path }) => path)).toContain(key);
  });

  it('with a long or strange name does not flood or break the message', () => {
    const [fault] = problems({ fleetmix: 1, workload: {}, offers: [], ['k'.repeat(1_000_000)]: 1 }).filter(
      ({ message }) => message.startsWith('is not a field'),
    );
    expect(fault?.path).toBe(`["${'k'.repeat(100)}…"]`);
    expect(faults({ 'a "b"\n': 1 })[0]).toContain('["a \\"b\\"\\n"]: is not a field here.');
  });
});

describe('a name', () => {
  it.each([
    ['empty', '', 'must not be empty.'],
    ['too long', 'x'.repeat(501), 'must have at most 500 characters, not 501.'],
    ['with a tab', 'a\tb', 'must not hold line breaks or other control characters: the text "a\\tb".'],
    [
      'with an escape',
      'a\u001b[31m',
      'must not hold line breaks or other control characters: the text "a\\u001b[31m".',
    ],
  ])('that is %s is refused', (_, name, words) => {
    expect(faults({}, { name })).toEqual([`offers[0].name: ${words}`]);
    expect(faults({}, {}, { name })).toEqual([`workload.classes[0].name: ${words}`]);
    expect(faults({}, { gpu: name })).toEqual([`offers[0].gpu: ${words}`]);
  });

  it('of 500 characters is taken', () => {
    expect(faults({}, { name: '🚀'.repeat(250) })).toEqual([]);
  });

  it.each(['', 'a\nb', 'x'.repeat(501)])('of a GPU type in stock obeys the same rules', (name) => {
    expect(faults({ stock: { [name]: 1 } })).toEqual([
      expect.stringContaining('is not a usable name: names are 1 to 500 characters without line breaks.'),
    ]);
  });
});

describe('a table that is wrong throughout', () => {
  it('is answered by its first rows, however large it is', () => {
    const capacity = Array.from({ length: 1000 }, () => '5');
    const offers = Array.from({ length: 400 }, (_, n) => ({ name: `o${n}`, gpu: 'A', usdPerHour: 1, capacity }));
    const found = problems({ fleetmix: 1, workload: { classes: [{ name: 'chat', demand: 1 }] }, offers });
    expect(found[0]).toEqual({
      path: '',
      message: 'has too many faults to list. Those near the beginning of its lists:',
    });
    expect(found[1]).toEqual({
      path: 'offers[0].capacity[0]',
      message: 'must be a finite number, not the text "5" (remove the quotes).',
    });
  });
});
