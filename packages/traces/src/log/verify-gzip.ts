import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InputError } from '@fleetmix/core';

/**
 * Unpacks a gzip file to its end. DuckDB 1.5 reads one that was cut off without a word, as if it ended there.
 * @throws InputError where it is not whole
 */
export async function verifyGzip(file: string, signal: AbortSignal): Promise<void> {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(file), createGunzip({ chunkSize: 1 << 18 }), sink, { signal });
  } catch (error) {
    if (signal.aborted) return;
    const reason = (error as Error).message;
    const message = /unexpected end/.test(reason)
      ? 'ends in the middle: the gzip file was cut off. Fetch it again.'
      : `is a damaged gzip file (${reason}). Fetch it again.`;
    throw new InputError([{ path: '', message }], file, { cause: error });
  }
}
