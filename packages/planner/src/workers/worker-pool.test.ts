import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Scenario } from '@fleetmix/core';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thisThread } from '../decomposition/part-pool.ts';
import type { Port } from './port.ts';
import { serveParts } from './serve.ts';
import { workerPool } from './worker-pool.ts';

function portOf(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen: (onMessage) => {
      port.on('message', onMessage);
    },
    close: () => port.close(),
  };
}

/** A worker behind a real channel, so that everything is copied as it is to another thread. */
function channel(): Port {
  const { port1, port2 } = new MessageChannel();
  serveParts(portOf(port2));
  return portOf(port1);
}

const parts = fc.sample(mediumScenarios({ perClass: false, slices: false }), { numRuns: 6, seed: 5 });
const terms = { gpus: [], prices: new Float64Array(0), limits: new Float64Array(0) };

describe('a pool of workers', () => {
  it('answers what this thread answers', async () => {
    const [session, here] = [workerPool(channel, 3).open(parts), thisThread.open(parts)];
    const limits = { relativeGap: 0, nodeLimit: 500 };
    const answers = await Promise.all(parts.map((_, part) => session.plan([part], terms, limits)));
    const expected = await Promise.all(parts.map((_, part) => here.plan([part], terms, limits)));
    session.close();
    expect(answers).toEqual(expected);
  });

  it('stops when its signal is aborted', async () => {
    const controller = new AbortController();
    const hard = parts.map((part): Scenario => ({ ...part, options: { ...part.options, slices: 64 } }));
    const session = workerPool(channel, 1).open(hard, controller.signal);
    controller.abort();
    const answers = await Promise.all(hard.map((_, part) => session.plan([part], terms, { relativeGap: 0 })));
    session.close();
    for (const answer of answers) if ('limit' in answer) expect(answer.limit).toBe('signal');
  });

  it('passes on that a worker failed', async () => {
    const session = workerPool(channel, 1).open(parts);
    await expect(session.plan([99], terms, { relativeGap: 0 })).rejects.toThrow('A worker failed');
    session.close();
  });
});
