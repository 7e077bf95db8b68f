import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';

async function withFile<Result>(text: string, use: (file: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmix-test-'));
  const file = join(folder, 'log.csv');
  await writeFile(file, text);
  try {
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a CSV file tells its columns', async () => {
  const text = 'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.68,374,44\n';
  const columns = await withFile(text, columnsOf);
  expect(columns.map(({ name }) => name)).toEqual(['TIMESTAMP', 'ContextTokens', 'GeneratedTokens']);
});

test('column names come as they are', async () => {
  const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 _.-]{0,20}[a-z]$/);
  const names = fc.uniqueArray(name, { minLength: 2, maxLength: 6, selector: (text) => text.toLowerCase() });
  await fc.assert(
    fc.asyncProperty(names, async (header) => {
      const columns = await withFile(`${header.join(',')}\n${header.map((_, at) => at).join(',')}\n`, columnsOf);
      expect(columns.map((column) => column.name)).toEqual(header);
    }),
    { numRuns: 10 },
  );
});
