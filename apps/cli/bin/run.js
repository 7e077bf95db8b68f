#!/usr/bin/env node
import * as module from 'node:module';

// Node 22.8 and later keep what they compiled for the next run.
module.enableCompileCache?.();
const { main } = await import('../dist/main.js');
await main(process.argv.slice(2), import.meta.url);
