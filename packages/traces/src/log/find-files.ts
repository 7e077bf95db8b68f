import { createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@fleetmix/core';
import type { Database } from '../database/database.ts';
import { text } from '../database/quote.ts';

/** A file to read, and what to call it. */
export interface LogFile {
  readonly file: string;
  readonly name: string;
}

/**
 * The files that names, patterns (`logs/*.csv`, `**`) and `-` for standard input stand for, in order, each once.
 * @throws InputError where there is none
 */
export async function findFiles(
  database: Database,
  names: readonly string[],
  stdin: Readable,
  folder: string,
): Promise<readonly LogFile[]> {
  const found = new Map<string, LogFile>();
  for (const name of names) {
    const files = name === '-' ? [await spooled(stdin, folder)] : await matches(database, name);
    for (const file of files) found.set(file, { file, name: name === '-' ? 'standard input' : file });
  }
  return [...found.values()];
}

/** Standard input can be read once only, and is looked at before it is read. */
async function spooled(stdin: Readable, folder: string): Promise<string> {
  const file = join(folder, 'standard-input');
  await pipeline(stdin, createWriteStream(file));
  return file;
}

async function matches(database: Database, name: string): Promise<readonly string[]> {
  // A file may have brackets in its name.
  const exists = await access(name).then(
    () => true,
    () => false,
  );
  if (exists) return [name];
  const rows = /[*?[]/.test(name) ? await database.rows(`SELECT file FROM glob(${text(name)}) ORDER BY file`) : [];
  if (rows.length > 0) return rows.map(({ file }) => String(file));
  throw new InputError([{ path: '', message: 'no such file, and nothing matches it as a pattern.' }], name);
}
