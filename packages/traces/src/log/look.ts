import { open, stat } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { InputError } from '@fleetmix/core';

/** What a file's first bytes tell. */
export interface Look {
  readonly kind: 'csv' | 'json' | 'parquet';
  readonly compressed: boolean;
  /** The beginning of its text; empty for Parquet. */
  readonly head: string;
  /** Whether that is all of it. */
  readonly whole: boolean;
}

const headBytes = 1 << 18;

/**
 * Tells what a file is by what is in it: names lie, and standard input has none.
 * @throws InputError where it is empty, or nothing that can be read
 */
export async function look(file: string): Promise<Look> {
  const { bytes, size } = await firstBytes(file);
  if (size === 0) throw refusal(file, 'is empty: it has neither a header nor requests.');
  if (starts(bytes, 'PAR1')) return { kind: 'parquet', compressed: false, head: '', whole: false };
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd)
    throw refusal(file, 'is compressed with zstd: unpack it first, or pack it with gzip.');
  const compressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = compressed ? unpacked(file, bytes) : bytes;
  const head = decoded(file, plain);
  const whole = size <= headBytes && plain.length < headBytes * 8;
  if (head.trim() === '') throw refusal(file, 'is empty: it has neither a header nor requests.');
  return { kind: /^\s*[[{]/.test(head) ? 'json' : 'csv', compressed, head, whole };
}

async function firstBytes(file: string) {
  const stats = await stat(file);
  if (stats.isDirectory()) throw refusal(file, `is a folder: name its files, such as "${file}/*.csv".`);
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { bytes: buffer.subarray(0, bytesRead), size: stats.size };
  } finally {
    await handle.close();
  }
}

function unpacked(file: string, bytes: Buffer): Buffer {
  try {
    // Takes what is there: only the beginning of the file is at hand.
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw refusal(file, 'begins like gzip but cannot be unpacked: it is damaged.', error);
  }
}

function decoded(file: string, bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw refusal(file, 'is written in UTF-16: save it as UTF-8.');
  if (bytes.subarray(0, 4096).includes(0))
    throw refusal(file, 'is neither text nor Parquet: give CSV, JSON lines, JSON or Parquet, also packed with gzip.');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function starts(bytes: Buffer, mark: string): boolean {
  return bytes.subarray(0, mark.length).toString('latin1') === mark;
}

function refusal(file: string, message: string, cause?: unknown): InputError {
  return new InputError([{ path: '', message }], file, { cause });
}
