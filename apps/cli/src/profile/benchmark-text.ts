import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { quoted } from '@fleetmix/core';
import { readText } from '../input/read-text.ts';
import { UsageError } from '../usage-error.ts';

/** Unpacked; below the longest text that the engine can hold. */
const maxBytes = 500_000_000;

/**
 * The text of a benchmark's output, of stdin for `-`, also packed with gzip.
 * @throws UsageError where it cannot be read or unpacked
 */
export async function benchmarkText(path: string): Promise<string> {
  const packed = /\.gz$/i.test(path) ? await readFile(path).catch(() => undefined) : undefined;
  // Why a file cannot be read is told where texts are read.
  if (packed === undefined) return readText(path);
  try {
    return (await promisify(gunzip)(packed, { maxOutputLength: maxBytes })).toString('utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'ERR_BUFFER_TOO_LARGE' ? `it holds more than ${maxBytes / 1e6} MB` : 'its gzip is broken';
    throw new UsageError(`cannot unpack ${quoted(path)}: ${reason}. Copy it whole, or divide it.`, { cause });
  }
}
