import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { quoted } from '@fleetmix/core';
import { systemReason, UsageError } from '../usage-error.ts';
import { nearFile } from './near-file.ts';

/** What the parser takes at most; a larger file is refused before it is read. */
const maxBytes = 100_000_000;

/**
 * The text of a file, or of stdin for `-`.
 * @throws UsageError where it is missing, a folder, unreadable, too large, or no UTF-8 text
 */
export async function readText(path: string): Promise<string> {
  if (path === '-') return decode(await collect(process.stdin, 'stdin'), 'stdin');
  await checkFile(path);
  return decode(await collect(createReadStream(path), path), path);
}

async function checkFile(path: string): Promise<void> {
  const stats = await stat(path).catch(async (cause) => {
    const near = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? await nearFile(path) : '';
    throw new UsageError(`cannot read ${quoted(path)}: ${systemReason(cause)}.${near}`, { cause });
  });
  if (stats.isDirectory()) throw new UsageError(`${quoted(path)} is a folder. Name a file in it.`);
  if (stats.size > maxBytes) throw tooLarge(path, `${Math.round(stats.size / 1e6)} MB`);
}

/** Pipes tell no size, so the limit is watched while reading too. */
async function collect(stream: Readable, source: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) throw tooLarge(source, `more than ${maxBytes / 1e6} MB`);
      chunks.push(chunk as Buffer);
    }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`cannot read ${quoted(source)}: ${systemReason(cause)}.`, { cause });
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, source: string): string {
  if (bytes.includes(0)) throw new UsageError(`${quoted(source)} is no text: it holds zero bytes. ${remedy}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(`${quoted(source)} is no UTF-8 text. ${remedy}`, { cause });
  }
}

const remedy = 'Give JSON or YAML, saved as UTF-8.';

function tooLarge(source: string, size: string): UsageError {
  return new UsageError(
    `${quoted(source)} is too large: ${size}, and at most ${maxBytes / 1e6} MB are read. Merge request classes that are served alike.`,
  );
}
