import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemReason } from '../usage-error.ts';
import { cannotWrite } from './writable.ts';

/**
 * Writes a file whole or not at all, and makes its folder.
 * @throws UsageError naming the path and the reason
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await ((await isPlain(path)) ? replace(path, content) : writeFile(path, content));
  } catch (cause) {
    throw cannotWrite(path, systemReason(cause), cause);
  }
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, typeof content === 'string' ? content : Buffer.from(content));
}

/** A device such as /dev/null must be written to, never replaced by a file. */
async function isPlain(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => true,
  );
}
