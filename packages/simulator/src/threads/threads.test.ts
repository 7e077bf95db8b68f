import { MessageChannel } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { simulate } from '../simulate.ts';
import { recipe } from './recipe.test.kit.ts';
import { type Channel, serveSimulations } from './serve.ts';
import { type Hand, shareOut } from './share-out.ts';

const module = new URL('./recipe.test.kit.ts', import.meta.url).href;

/** A thread behind a real channel, so that everything is copied or handed over as it is to another thread. */
function hand(): Hand {
  const { port1, port2 } = new MessageChannel();
  serveSimulations(port2 as Channel);
  return {
    postMessage: (message) => port1.postMessage(message),
    listen: (onMessage) => {
      port1.on('message', onMessage);
    },
    end: () => port1.close(),
  };
}

describe('threads', () => {
  test('give what this thread gives, in the order of the tasks', async () => {
    const tasks = [1, 2, 3, 4, 5].map((seed) => ({ input: 1 + (seed % 2), seed }));
    const found = await shareOut([hand(), hand()], module, tasks, {});
    for (const [at, { input, seed }] of tasks.entries()) {
      const { fleet, arrivals } = recipe(input);
      const expected = await simulate(fleet, arrivals, { seed });
      expect(found[at]?.total).toEqual(expected.total);
      expect(found[at]?.log.e2eMs).toEqual(expected.log.e2eMs.slice(0, expected.log.size));
    }
  });

  test('pass on why a simulation failed, and that a module has no recipe', async () => {
    await expect(shareOut([hand()], module, [{ input: 13 }], {})).rejects.toThrow(
      'simulation 0 failed: thirteen is unlucky',
    );
    const other = new URL('../slo.ts', import.meta.url).href;
    await expect(shareOut([hand()], other, [{}], {})).rejects.toThrow('exports no function called recipe');
  });

  test('end when the signal is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(shareOut([hand()], module, [{ input: 1 }], { signal })).rejects.toThrow('enough');
  });

  test('have nothing to do for no tasks', async () => {
    expect(await shareOut([hand()], module, [], {})).toEqual([]);
  });
});
