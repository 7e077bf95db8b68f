import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Flag {
  readonly type: string;
  readonly char?: string;
  readonly default?: unknown;
  readonly options?: readonly string[];
  readonly required?: boolean;
}

interface Manifest {
  readonly commands: Readonly<
    Record<string, { readonly args: Readonly<Record<string, { readonly required?: boolean }>>; readonly flags: Readonly<Record<string, Flag>> }>
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

describe('the contract of the command line', () => {
  it('has the commands and flags of test/contract.json; a flag that goes or changes there breaks scripts', async () => {
    await expect(`${JSON.stringify(contract(manifest), null, 2)}\n`).toMatchFileSnapshot('./contract.json');
  });
});
