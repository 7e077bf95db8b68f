import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built page. */
export const built: string = fileURLToPath(new URL('../dist', import.meta.url));

const examples = fileURLToPath(new URL('../../cli/examples', import.meta.url));
/** Files that are served by another name than their own. */
const names: Readonly<Record<string, string>> = { 'given.json': 'melange.json' };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/** Serves the built files below a path of their own, as any static host would, and beside them an example. */
export async function serve(below = '/some/sub/path/'): Promise<{ address: string; close: () => void }> {
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const name = path.startsWith(below) ? path.slice(below.length) || 'index.html' : undefined;
    const file =
      name === undefined
        ? undefined
        : join(name === 'given.json' ? examples : built, normalize(`/${names[name] ?? name}`));
    if (file === undefined || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}${below}`, close: () => server.close() };
}
