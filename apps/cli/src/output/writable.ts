import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { quoted } from '@fleetmix/core';
import { systemReason, UsageError } from '../usage-error.ts';

/**
 * Finds out, before any work, whether a file could be written; makes nothing.
 * @throws UsageError naming the path and the reason
 */
export async function checkWritableFile(path: string): Promise<void> {
  const stats = await existing(path);
  if (stats?.isDirectory()) throw cannotWrite(path, 'it is a folder. Name a file in it');
  await checkFolder(path, dirname(resolve(path)));
}

/** The same for a folder and files to be made in it. */
export async function checkWritableFolder(path: string): Promise<void> {
  await checkFolder(path, resolve(path));
}

/** The error of an output that cannot be written. */
export function cannotWrite(path: string, reason: string, cause?: unknown): UsageError {
  return new UsageError(`cannot write ${quoted(path)}: ${reason}. Choose another place.`, { cause });
}

async function checkFolder(wanted: string, folder: string): Promise<void> {
  const stats = await existing(folder, wanted);
  if (stats === undefined) return checkFolder(wanted, dirname(folder));
  if (!stats.isDirectory()) throw cannotWrite(wanted, `${quoted(folder)} is a file, not a folder`);
  await access(folder, constants.W_OK).catch((cause) => {
    throw cannotWrite(wanted, systemReason(cause), cause);
  });
}

async function existing(path: string, wanted = path) {
  try {
    return await stat(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cannotWrite(wanted, systemReason(cause), cause);
  }
}
