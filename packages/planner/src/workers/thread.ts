import { parentPort } from 'node:worker_threads';
import { serveParts } from './serve.ts';

serveParts({
  post: (message) => parentPort?.postMessage(message),
  listen: (onMessage) => parentPort?.on('message', onMessage),
  close: () => parentPort?.close(),
});
