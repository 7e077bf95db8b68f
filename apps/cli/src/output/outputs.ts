import { extname, resolve } from 'node:path';
import { quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';
import { checkWritableFile } from './writable.ts';

/** The files that a command reads and writes. */
export interface Files {
  readonly scenario?: string | undefined;
  readonly output?: string | undefined;
  readonly chart?: string | undefined;
}

/**
 * Refuses, before any work, outputs that could not be written or would overwrite each other or the input.
 * @throws UsageError
 */
export async function checkOutputs({ scenario, output, chart }: Files): Promise<void> {
  if (chart !== undefined) imageKind(chart);
  const paths = [scenario, output, chart]
    .filter((path) => path !== undefined && path !== '-')
    .map((path) => resolve(path as string));
  if (new Set(paths).size < paths.length) {
    throw new UsageError(
      `${quoted(output ?? chart ?? '')} is named twice: the output would overwrite another file of this command.`,
    );
  }
  for (const path of [output, chart]) if (path !== undefined) await checkWritableFile(path);
}

/** The kind of image that a chart file's name asks for. */
export function imageKind(path: string): 'png' | 'svg' {
  const ending = extname(path).toLowerCase();
  if (ending === '.png') return 'png';
  if (ending === '.svg') return 'svg';
  throw new UsageError(`--chart is ${quoted(path)}; its name must end in .png or .svg.`);
}
