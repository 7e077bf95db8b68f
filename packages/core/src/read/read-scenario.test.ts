import { describe, expect, it } from 'vitest';
import { capacityOf } from '../scenario/scenario.ts';
import { InputError } from './input-error.ts';
import { parseScenario, readScenario } from './read-scenario.ts';

const yaml = `fleetmix: 1
name: chat
workload:
  unit: requests/s
  classes:
    - { name: short, inputTokens: [1, 100], outputTokens: [1, 50], demand: 3.2 }
    - { name: long, demand: 1 }
offers:
  - { name: a, gpu: A100, gpusPerReplica: 2, usdPerHour: 3.67, capacity: [20, 4] }
  - { name: b, gpu: L4, usdPerHour: 0.8, capacity: [4, 0], provider: GCP, region: us-east1, pricing: spot, maxReplicas: 3 }
stock: { A100: 6 }
options: { headroom: 0.2 }
`;

describe('reading a scenario', () => {
  it('takes YAML, and fills in what is not said', async () => {
    const scenario = await parseScenario(yaml);
    expect(scenario.name).toBe('chat');
    expect(scenario.offers[1]).toEqual({
      name: 'b',
      gpu: 'L4',
      gpusPerReplica: 1,
      usdPerHour: 0.8,
      provider: 'GCP',
      region: 'us-east1',
      pricing: 'spot',
      maxReplicas: 3,
    });
    expect(scenario.options).toEqual({ sharing: 'shared', headroom: 0.2, slices: 'none' });
    expect([...scenario.stock]).toEqual([['A100', 6]]);
    expect([capacityOf(scenario, 0, 1), capacityOf(scenario, 1, 0)]).toEqual([4, 4]);
    expect(scenario.notices).toEqual([]);
  });

  it('takes the same as JSON, with a byte order mark and Windows line ends', async () => {
    const { parse } = await import('yaml');
    const json = `\uFEFF${JSON.stringify(parse(yaml), null, 2).replaceAll('\n', '\r\n')}`;
    expect(await parseScenario(json)).toEqual(await parseScenario(yaml));
  });

  it('takes names that are awkward elsewhere', async () => {
    const names = ['__proto__', 'constructor', 'a "quoted" one', '🚀', 'a-b', '= 1+1'];
    const scenario = readScenario({
      fleetmix: 1,
      workload: { classes: names.map((name) => ({ name, demand: 1 })) },
      offers: names.map((name) => ({ name, gpu: name, usdPerHour: 1, capacity: names.map(() => 1) })),
      stock: { constructor: 3 },
    });
    expect(scenario.offers.map(({ name }) => name)).toEqual(names);
    expect(scenario.stock.get('constructor')).toBe(3);
  });

  it('says when a limit limits nothing', async () => {
    const { notices } = await parseScenario(yaml.replace('{ A100: 6 }', '{ A10O: 6 }'));
    expect(notices).toEqual(['stock["A10O"] is not the gpu of any offer, so it limits nothing. Did you mean "A100"?']);
  });

  it('sees several faults at once', async () => {
    const fault = await failure(yaml.replace('demand: 3.2', 'demand: -1').replace('[20, 4]', '[20, x]'));
    expect(fault.problems.map(({ path }) => path)).toEqual(['workload.classes[0].demand', 'offers[0].capacity[1]']);
  });

  it('lists the first dozen faults and counts the rest', () => {
    const document = {
      fleetmix: 1,
      workload: { classes: [{ name: 'c', demand: 1 }] },
      offers: Array.from({ length: 20 }, () => ({})),
    };
    expect(() => readScenario(document)).toThrow(/and 68 more/);
  });
});

async function failure(text: string): Promise<InputError> {
  const fault = await parseScenario(text, 'my.yaml').catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(InputError);
  return fault as InputError;
}

describe('a scenario that cannot be used is refused with place and remedy', () => {
  it.each([
    ['an empty text', '', 'my.yaml: is empty. Give a scenario in JSON or YAML.'],
    ['broken JSON', '{"fleetmix": 1,}', 'is not JSON: Expected double-quoted property name at line 1, column 16'],
    ['JSON that ends early', '{"fleetmix": 1', 'is not JSON:'],
    ['broken YAML', 'a: b: c', 'is not YAML: Nested mappings are not allowed in compact mappings at line 1, column 4'],
    ['two YAML documents', `${yaml}---\n${yaml}`, 'is not YAML: it holds several documents, divided by ---; keep one.'],
    ['a word that is no JSON', '{"fleetmix": NaN}', 'is not JSON: Unexpected token'],
    ['a key given twice in YAML', `${yaml}name: other\n`, 'is not YAML: Map keys must be unique'],
    ['deeply nested JSON', '['.repeat(200_000), 'is not JSON'],
    ['deeply nested YAML', `a: ${'['.repeat(20_000)}`, 'is not YAML: it is nested too deeply'],
    [
      'an alias bomb',
      `a: &a [1,1]\n${[...'bcdefghij'].map((key, n) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[n]}`)}]`).join('\n')}`,
      'is not YAML: Excessive alias count',
    ],
    ['a list', '[1]', 'is not a scenario: it must be an object that starts with "fleetmix: 1".'],
    ['no version', yaml.replace('fleetmix: 1\n', ''), 'fleetmix: is missing: a scenario starts with "fleetmix: 1".'],
    [
      'another version',
      yaml.replace('fleetmix: 1', 'fleetmix: 2'),
      'fleetmix: is version 2, and this fleetmix reads version 1.',
    ],
    ['a missing field', yaml.replace(', demand: 1 }', ' }'), 'workload.classes[1].demand: is missing: add it.'],
    ['a misspelt field', yaml.replace('stock:', 'stok:'), 'stok: is not a field here. Did you mean "stock"?'],
    [
      'a misspelt field deep inside',
      yaml.replace('usdPerHour: 3.67', 'usdPerHours: 3.67'),
      'offers[0].usdPerHours: is not a field here. Did you mean "usdPerHour"?',
    ],
    [
      'an extra field',
      yaml.replace('name: chat', 'colour: red'),
      'colour: is not a field here. Known fields: fleetmix, name,',
    ],
    [
      'a negative number',
      yaml.replace('demand: 3.2', 'demand: -3'),
      'workload.classes[0].demand: must be 0 or more, not -3.',
    ],
    ['NaN', yaml.replace('3.67', '.nan'), 'offers[0].usdPerHour: must be a finite number, not NaN.'],
    ['infinity', yaml.replace('3.67', '.inf'), 'offers[0].usdPerHour: must be a finite number, not Infinity.'],
    [
      'a number in quotes',
      yaml.replace('3.67', '"3.67"'),
      'offers[0].usdPerHour: must be a finite number, not the text "3.67" (remove the quotes).',
    ],
    [
      'a name that YAML takes for a number',
      yaml.replace('gpu: L4', 'gpu: 4090'),
      'offers[1].gpu: must be a text, not 4090',
    ],
    ['a fraction of a GPU', yaml.replace('A100: 6', 'A100: 6.5'), 'stock.A100: must be a whole number, not 6.5.'],
    [
      'a word that is not a choice',
      yaml.replace('pricing: spot', 'pricing: sport'),
      'offers[1].pricing: must be "on-demand" or "spot" or "reserved", not the text "sport". Did you mean "spot"?',
    ],
    [
      'a capacity too few',
      yaml.replace('[20, 4]', '[20]'),
      'offers[0].capacity: has 1 numbers for 2 classes. Give one a class, in the order of workload.classes.',
    ],
    ['a capacity too many', yaml.replace('[20, 4]', '[20, 4, 5]'), 'offers[0].capacity: has 3 numbers for 2 classes.'],
    [
      'a range that is reversed',
      yaml.replace('[1, 100]', '[100, 1]'),
      'workload.classes[0].inputTokens: runs from 100 down to 1. Give the lower number first.',
    ],
    ['a range of three', yaml.replace('[1, 100]', '[1, 2, 3]'), 'workload.classes[0].inputTokens'],
    [
      'two classes of one name',
      yaml.replace('name: long', 'name: short'),
      'workload.classes: the name "short" stands more than once. Names must be unique: rename or merge.',
    ],
    ['two offers of one name', yaml.replace('name: b', 'name: a'), 'offers: the name "a" stands more than once.'],
    ['no classes', yaml.replace(/classes:\n.*\n.*\n/, 'classes: []\n'), 'workload.classes: must not be empty'],
    [
      'no demand',
      yaml.replace('demand: 3.2', 'demand: 0').replace('demand: 1', 'demand: 0'),
      'workload: every demand is 0, so there is nothing to plan.',
    ],
    [
      'a line break in a name',
      yaml.replace('name: b', 'name: "b\\nc"'),
      'offers[1].name: must not hold line breaks or other control characters',
    ],
    ['an empty name', yaml.replace('name: b', 'name: ""'), 'offers[1].name: must not be empty'],
    [
      'a GPU type that would be lost',
      yaml.replace('A100: 6', '"__proto__": 6'),
      'stock["__proto__"]: is not a usable name for a GPU type: rename it.',
    ],
    [
      'bounds that cross',
      yaml.replace('maxReplicas: 3', 'minReplicas: 5, maxReplicas: 3'),
      'offers[1].minReplicas: is 5, more than maxReplicas, 3.',
    ],
    ['slices of nothing', yaml.replace('headroom: 0.2', 'slices: 0'), 'options.slices:'],
  ])('%s', async (_, text, message) => {
    expect((await failure(text)).message).toContain(message);
  });

  it('a number too large for JSON', async () => {
    const { parse } = await import('yaml');
    const json = JSON.stringify(parse(yaml)).replace('3.2', '1e400');
    expect((await failure(json)).message).toContain(
      'workload.classes[0].demand: must be a finite number, not Infinity.',
    );
  });

  it('a YAML text too long to read', async () => {
    expect((await failure(`a: ${'x'.repeat(10_000_001)}`)).message).toContain(
      'is too large: 10 MB of YAML; at most 10 MB. Write it as JSON.',
    );
  });
});
