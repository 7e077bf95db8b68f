import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

interface Flag {
  readonly type: string;
  readonly char?: string;
  readonly default?: unknown;
  readonly options?: readonly string[];
  readonly required?: boolean;
}

interface Manifest {
  readonly commands: Readonly<
    Record<
      string,
      {
        readonly args: Readonly<Record<string, { readonly required?: boolean }>>;
        readonly flags: Readonly<Record<string, Flag>>;
      }
    >
  >;
}

const manifest = JSON.parse(
  readFileSync(fileURLToPath(new URL('../oclif.manifest.json', import.meta.url)), 'utf8'),
) as Manifest;

/** What scripts of users rely on: names, kinds and defaults. Summaries may change freely. */
function contract({ commands }: Manifest) {
  return mapValues(commands, ({ args, flags }) => ({
    args: mapValues(args, ({ required }) => (required === true ? 'required' : 'optional')),
    flags: mapValues(flags, (flag) => ({
      type: flag.type,
      ...(flag.char === undefined ? {} : { char: flag.char }),
      ...(flag.default === undefined ? {} : { default: flag.default }),
      ...(flag.options === undefined ? {} : { options: flag.options }),
    })),
  }));
}

function mapValues<Value, Mapped>(record: Readonly<Record<string, Value>>, map: (value: Value) => Mapped) {
  return Object.fromEntries(
    Object.entries(record)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, map(value)]),
  );
}

/** `replicas[].count: number` for every place in a document; what the engine counts may change with it. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (path.endsWith('counts')) return [`${path}: numbers by name`];
  if (Array.isArray(value) && value.length === 0) return [`${path}[]`];
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([key, item]) => keysOf(item, path === '' ? key : `${path}.${key}`));
}

describe('the contract of the command line', () => {
  it('has the commands and flags of test/contract.snapshot; a flag that goes or changes there breaks scripts', async () => {
    await expect(`${JSON.stringify(contract(manifest), null, 2)}\n`).toMatchFileSnapshot('./contract.snapshot');
  });

  it('prints JSON with the keys of test/json-keys.snapshot', async () => {
    const cwd = emptyFolder();
    const chat = join(examples, 'chat.yaml');
    const json = async (...args: string[]) => JSON.parse((await fleetmix([...args, '--json'], { cwd })).stdout);
    const plan = await json('plan', chat);
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify(plan));
    const documents = {
      plan,
      'plan, impossible': await json('plan', join(examples, 'impossible.yaml')),
      'plan, gave up': await json('plan', join(examples, 'impossible.yaml'), '--planner', 'greedy'),
      'plan, explained': await json('plan', join(examples, 'explain.yaml'), '--explain', '--api-price', '1/1'),
      'plan, impossible, explained': await json('plan', join(examples, 'impossible.yaml'), '--explain'),
      'plan, periods': await json('plan', join(examples, 'starts.yaml')),
      'plan, futures': await json('plan', join(examples, 'futures.yaml'), '--explain'),
      compare: await json('compare', chat),
      check: await json('check', chat, 'plan.json'),
      'check, broken': await json('check', chat, 'plan.json', '--headroom', '1'),
      experiment: await json('experiment', join(examples, 'grid.yaml')),
      'an error in a file': await json('plan', 'plan.json'),
    };
    const keys = mapValues(documents, (document) => [...new Set(keysOf(document))].sort());
    await expect(`${JSON.stringify(keys, null, 2)}\n`).toMatchFileSnapshot('./json-keys.snapshot');
  });
});
