import { defineConfig } from 'vite';
import { licences } from './licences.ts';

/** Folders of the packages that are built in; the worker is built before the page is written. */
const folders = new Set<string>();

/** Relative addresses, so that the built folder works from any sub-path of any static host. */
export default defineConfig({
  base: './',
  resolve: { conditions: ['fleetmix-source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [licences(folders, 'LICENSES.txt')],
  worker: { format: 'es', plugins: () => [licences(folders)] },
  // Data addresses would need exceptions in the page's content security policy.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: false },
  preview: { host: '127.0.0.1' },
});
