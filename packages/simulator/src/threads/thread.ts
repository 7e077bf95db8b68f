import { parentPort } from 'node:worker_threads';
import { type Channel, serveSimulations } from './serve.ts';

if (parentPort !== null) serveSimulations(parentPort as Channel);
