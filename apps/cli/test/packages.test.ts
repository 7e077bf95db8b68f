import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runReadmeExamples } from '@fleetmix/testkit/readme';
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
    expect(run('npx', ['publint', '--strict', tarball()], join(root, 'apps/cli'))).toMatch(/All good/i);
  });

  it.runIf(manifest.exports)('has types that resolve in ESM', () => {
    const output = run('npx', ['attw', '--profile', 'esm-only', '--no-emoji', tarball()], join(root, 'apps/cli'));
    expect(output).toMatch(/No problems found/);
  });

  it('installs with plain npm into an empty folder, and its README examples run there', async () => {
    const folderOfUser = join(work, `user${manifest.name.replace(/[@/]/g, '_')}`);
    install(folderOfUser, manifest);
    const outcome = await runReadmeExamples(folder, folderOfUser);
    if (manifest.bin === undefined) expect(outcome.examples).toBeGreaterThan(0);
    if (manifest.bin) expect(run('npx', ['fleetmix', 'plan', '--json'], folderOfUser)).toContain('"status": "planned"');
  });
});

function install(folder: string, manifest: Manifest): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  const wanted = [...needed(manifest.name)].map((name) => tarballs.get(name) as string);
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...wanted], folder);
}

/** A package and every package of this repository that it needs, itself first. */
function needed(name: string, found = new Set<string>()): Set<string> {
  const manifest = published.find((candidate) => candidate.manifest.name === name)?.manifest;
  if (manifest === undefined || found.has(name)) return found;
  found.add(name);
  for (const dependency of Object.keys(manifest.dependencies ?? {})) needed(dependency, found);
  return found;
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
