/**
 * Makes the command line's few files out of the many that it is written in: a process that lives for a tenth of a second
 * spends most of it on finding and reading modules. What a command does not need stays in chunks that are loaded when used.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Plugin } from '@oclif/core/config';
import { settings } from '@oclif/core/settings';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
// Native code, fonts and WASM stay packages of their own, loaded when first used. They must be found from here by then.
import.meta.resolve('@duckdb/node-api');
import.meta.resolve('@fleetmix/charts');
// Worker threads begin from files of their own, which a bundle does not have.
import.meta.resolve('@fleetmix/planner/node');
import.meta.resolve('@fleetmix/simulator/node');
import.meta.resolve('highs');

rmSync(join(root, 'dist'), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts', 'src/simulate/thread-recipe.ts'],
  outdir: 'dist',
  // As deep as src/input: load-scenario.ts in there finds examples/ two folders up.
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['fleetmix-source'],
  // Names stay as they are written: traces show them.
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  plugins: [{ name: 'lazy-oclif', setup: lazyOclif }],
  external: ['@duckdb/node-api', '@fleetmix/charts', '@fleetmix/planner/node', '@fleetmix/simulator/node', 'highs'],
  // Its ES modules: `await import()` of a CommonJS package that became a chunk answers its default export alone.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  // What CommonJS packages expect to be there.
  define: { __filename: 'import.meta.filename' },
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module';\nconst require = createRequireHere(import.meta.url);",
  },
});
writeFileSync(join(root, 'dist/LICENSES.txt'), licences(Object.keys(metafile.inputs)));
// Served by `fleetmix dashboard`.
cpSync(join(root, '../dashboard/dist'), join(root, 'dist/dashboard'), { recursive: true });
await writeManifest();

/**
 * oclif's modules load each other when they are first used, not when they are loaded themselves: a plan needs few of them.
 * They are TypeScript's output, which names a module `cache_1` and reads only its members. Were it ever written otherwise,
 * it would be left as it is.
 */
function lazyOclif({ onLoad }) {
  const requires = /^const (\w+_\d+) = ((?:\w+\()?require\("[^"]+"\)\)?);$/gm;
  const lazily = 'function lazily(load) { let it; return new Proxy({}, { get: (_, key) => (it ??= load())[key] }); }';
  onLoad({ filter: /@oclif[\\/]core[\\/]lib[\\/].*\.js$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8').replace(requires, 'const $1 = lazily(() => $2);');
    return { contents: `${text}\n${lazily}\n`, loader: 'js' };
  });
}

/** The licence of every package that is part of these files, as most licences ask for. */
function licences(inputs) {
  const folders = new Set(inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean));
  const texts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((candidate) => /^licen[cs]e/i.test(candidate));
    const text = file === undefined ? '' : `\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
    return `${name} ${version} (${license})\n${text}`;
  });
  return `${texts.sort().join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** oclif.manifest.json: help need not load every command to list them. The `oclif` tool writes the same. */
async function writeManifest() {
  settings.enableAutoTranspile = false;
  const file = join(root, 'oclif.manifest.json');
  rmSync(file, { force: true });
  const plugin = new Plugin({
    root,
    type: 'core',
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
  });
  await plugin.load();
  writeFileSync(file, `${JSON.stringify(plugin.manifest, null, 2)}\n`);
}
