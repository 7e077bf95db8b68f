/**
 * Puts chartjs-node-canvas inside dist/node.js. As a dependency it would bring the `canvas` that compiles C++: npm has no
 * way to tell it of another one. What it requires is found at run time beside this package: `canvas` is @napi-rs/canvas.
 */
import { build } from 'esbuild';

await build({
  entryPoints: ['src/node.ts'],
  outfile: 'dist/node.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  external: ['canvas', 'chart.js', 'chart.js/auto', 'dejavu-fonts-ttf'],
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module';\nconst require = createRequireHere(import.meta.url);",
  },
});
