import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemReason, UsageError } from '../usage-error.ts';
import type { PageFile } from './page-files.ts';

/** Only this machine reaches it. */
const host = '127.0.0.1';

/** The page's own policy, and what only a server can say. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** A server of these files and nothing else, under way. */
export interface PageServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves files by their exact address on the loopback address, at a free port where none is named.
 * It answers requests to its own host only: a name of someone else's that leads here (DNS rebinding) is refused.
 * @throws UsageError where the port cannot be had
 */
export async function pageServer(files: ReadonlyMap<string, PageFile>, port = 0): Promise<PageServer> {
  const server = createServer();
  await listen(server, port);
  const actual = (server.address() as AddressInfo).port;
  const hosts = [host, 'localhost'].map((name) => `${name}:${actual}`);
  server.on('request', (request, response) => answer(request, response, files, hosts));
  return {
    address: `http://${host}:${actual}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new UsageError(`port ${port} cannot be had: ${portReason(cause)}. Leave out --port for a free one.`, { cause }),
      );
    });
    server.listen(port, host, resolve);
  });
}

function portReason(cause: NodeJS.ErrnoException): string {
  return cause.code === 'EADDRINUSE' ? 'something else listens there' : systemReason(cause);
}

function answer(
  { method = '', url = '', headers: asked }: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, PageFile>,
  hosts: readonly string[],
): void {
  const file = files.get(url.split('?', 1)[0] ?? '');
  if (!hosts.includes(asked.host ?? '')) refuse(response, 421, 'This server answers to its own address only.');
  else if (method !== 'GET' && method !== 'HEAD') refuse(response, 405, 'Only GET and HEAD are answered here.');
  else if (file === undefined) refuse(response, 404, 'There is no such file here.');
  else {
    response.writeHead(200, { ...headers, 'content-type': file.type, 'content-length': file.content.length });
    response.end(method === 'HEAD' ? undefined : file.content);
  }
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${reason}\n`);
}
