import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PageServer, pageServer } from './page-server.ts';

const files = new Map([
  ['/', { type: 'text/html; charset=utf-8', content: Buffer.from('<!doctype html>') }],
  ['/assets/a.js', { type: 'text/javascript', content: Buffer.from('1') }],
]);
let server: PageServer;
let port: number;

beforeAll(async () => {
  server = await pageServer(files);
  port = Number(new URL(server.address).port);
});
afterAll(() => server.close());

/** fetch would tidy the path up before it is sent; a stranger would not. */
function ask(
  path: string,
  { method = 'GET', host = `127.0.0.1:${port}` } = {},
): Promise<{ status: number; body: string; headers: object }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    asked.on('error', reject).end();
  });
}

it('serves its own files, by address, whatever is asked behind it', async () => {
  expect(await ask('/')).toMatchObject({ status: 200, body: '<!doctype html>' });
  expect(await ask('/assets/a.js?v=1')).toMatchObject({ status: 200, body: '1' });
  expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  expect(await ask('/', { host: `localhost:${port}` })).toMatchObject({ status: 200 });
});

it('says by its headers what the page may do, and who may show it', async () => {
  expect((await ask('/')).headers).toMatchObject({
    'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
});

it.each([
  '/../package.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/../../../../etc/passwd',
  '//etc/passwd',
  '/assets/a.js/',
  '/ASSETS/A.JS',
  '/assets\\..\\..\\package.json',
  '/%00',
  'http://elsewhere.example/',
  '/__proto__',
])('finds no file at %s', async (path) => {
  expect((await ask(path)).status).toBe(404);
});

it.each(['evil.example', '127.0.0.1', 'localhost', 'localhost:1', '[::1]:80'])('refuses the host %j', async (host) => {
  expect((await ask('/', { host })).status).toBeGreaterThanOrEqual(400);
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
  expect((await ask('/', { method })).status).toBe(405);
});

it('is not on any address but the loopback one, and says when a port is taken', async () => {
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  await expect(pageServer(files, port)).rejects.toThrow('something else listens there');
});

it('outlives requests that make no sense', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('GARBAGE\r\n\r\n'));
    socket.on('close', () => resolve()).resume();
  });
  expect((await ask('/')).status).toBe(200);
});
