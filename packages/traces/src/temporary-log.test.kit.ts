import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@fleetmix/core';
import { expect } from 'vitest';

/** Calls `use` with the paths of files with these contents, which are gone afterwards. */
export async function withLogs<Result>(
  contents: Readonly<Record<string, string | Buffer>>,
  use: (...files: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmix-test-'));
  try {
    const files = Object.keys(contents).map((name) => join(folder, name));
    for (const file of files) await writeFile(file, contents[file.slice(folder.length + 1)] as string);
    return await use(...files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The message that a refused input gives, without the folder of the files. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message.replaceAll(/\/\S*\/fleetmix-test-\w+\//g, '');
}
