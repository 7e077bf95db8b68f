import { defineConfig } from 'vite';

/** Relative addresses, so that the built folder works from any sub-path of any static host. */
export default defineConfig({
  base: './',
  resolve: { conditions: ['fleetmix-source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  // Data addresses would need exceptions in the page's content security policy.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: false },
  preview: { host: '127.0.0.1' },
});
