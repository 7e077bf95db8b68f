import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runReadmeExamples } from '@fleetmix/testkit/readme';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What a user gets is the packed package, not the repository: each is packed, checked, installed and used as they would. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'fleetmix-packages-'));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
}

const folders = [
  ...readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name)),
  join(root, 'apps/cli'),
];
const published = folders
  .map((folder) => ({ folder, manifest: manifestOf(folder) }))
  .filter(({ manifest }) => manifest.private !== true);
const tarballs = new Map<string, string>();

beforeAll(() => {
  for (const { folder, manifest } of published) {
    const tarball = join(work, `${manifest.name.replace(/[@/]/g, '_')}.tgz`);
    run('pnpm', ['pack', '--out', tarball], folder);
    tarballs.set(manifest.name, tarball);
  }
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each(published)('$manifest.name, packed', ({ folder, manifest }) => {
  const tarball = () => tarballs.get(manifest.name) as string;

  it('holds what its exports name, and no tests', () => {
    const files = run('tar', ['tzf', tarball()], work).split('\n');
    expect(files.filter((file) => file.includes('.test.'))).toEqual([]);
    expect(files).toContain('package/README.md');
    expect(run(tool('publint'), ['--strict', tarball()], root)).toMatch(/All good/i);
  });

  if (manifest.exports !== undefined) {
    it('has types that resolve in ESM', () => {
      expect(run(tool('attw'), ['--profile', 'esm-only', '--no-emoji', tarball()], root)).toMatch(/OK \(ESM\)/);
    });
  }

  it('installs with plain npm into an empty folder, and its README examples run there', async () => {
    const user = install(manifest);
    const { examples } = await runReadmeExamples(folder, user);
    if (manifest.bin === undefined) expect(examples).toBeGreaterThan(0);
    else expect(run('npx', ['fleetmix', 'plan', '--json'], user)).toContain('"status": "planned"');
    if (browserPackages.includes(manifest.name)) expect(await bundle(manifest.name, user)).toBeGreaterThan(1000);
  });
});

const browserPackages = ['core', 'solvers', 'planner', 'heuristics', 'charts', 'catalog', 'experiments'].map(
  (name) => `@fleetmix/${name}`,
);

/**
 * Bytes of a package as a browser's bundler makes it. HiGHS's loader asks for `node:module` in Node alone, behind a check of
 * its own, and bundlers are told to leave it out.
 */
async function bundle(name: string, folder: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `import * as all from '${name}'; console.log(all);`, resolveDir: folder },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    external: ['node:module'],
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}

/** An empty folder of a user's, with the package installed in it. */
function install(manifest: Manifest): string {
  const folder = mkdtempSync(join(work, 'user-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  const wanted = [...needed(manifest.name)].map((name) => tarballs.get(name) as string);
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...wanted], folder);
  return folder;
}

/** A package and every package of this repository that it needs, itself first. */
function needed(name: string, found = new Set<string>()): Set<string> {
  const manifest = published.find((candidate) => candidate.manifest.name === name)?.manifest;
  if (manifest === undefined || found.has(name)) return found;
  found.add(name);
  for (const dependency of Object.keys(manifest.dependencies ?? {})) needed(dependency, found);
  return found;
}

/** A tool of this package's; it exits with an error, and so throws here, where it finds a fault. */
function tool(name: string): string {
  return join(root, 'apps/cli/node_modules/.bin', name);
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function run(command: string, words: readonly string[], cwd: string): string {
  return execFileSync(command, words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
}
