import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../usage-error.ts';

/** The built page, which the build puts beside the program. */
export const pageFolder: string = fileURLToPath(new URL('../../dist/dashboard/', import.meta.url));

/** One file of the page. */
export interface PageFile {
  readonly type: string;
  readonly content: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Every file of the page by its address, read before the first request: a request then chooses from a list, and no path
 * that it makes up is ever looked for.
 */
export async function pageFiles(folder = pageFolder): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    throw new UsageError('the dashboard is not part of this build. Install fleetmix again.', { cause });
  });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }): Promise<[string, PageFile]> => {
    const path = join(parentPath, name);
    const type = types[extname(name)] ?? 'application/octet-stream';
    return [`/${relative(folder, path).split(sep).join('/')}`, { type, content: await readFile(path) }];
  });
  const found = new Map(await Promise.all(read));
  const start = found.get('/index.html');
  return start === undefined ? found : found.set('/', start);
}
