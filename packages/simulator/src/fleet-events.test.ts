import { describe, expect, test } from 'vitest';
import { poisson } from './arrivals/random-arrivals.ts';
import { replay } from './arrivals/replay.ts';
import { oneSize } from './arrivals/sizes.ts';
import { continuousBatching } from './engine/continuous-batching.ts';
import { processorSharing } from './engine/processor-sharing.ts';
import type { Fleet } from './fleet.ts';
import { weighted } from './routers/weighted.ts';
import { type SimulationOptions, simulate } from './simulate.ts';

const kind = continuousBatching({
  step: () => 10,
  kvTokens: 10_000,
  maxSequences: 8,
  maxBatchedTokens: 512,
  stepsAhead: 0,
});

function fleet(replicas: number): Fleet {
  return { offers: [{ name: 'a', replicas, kind }] };
}

/** One request of 100 tokens, which takes a second, at each of these seconds. */
function at(...arrivalS: number[]) {
  return replay({ arrivalS, inputTokens: arrivalS.map(() => 20), outputTokens: arrivalS.map(() => 100) });
}

const options: SimulationOptions = { warmUpMs: 0, slo: { e2eMs: 1500 } };

describe('what happens to a fleet', () => {
  test('a replica that fails makes its requests begin anew on another', async () => {
    const events = [{ atMs: 600, offer: 'a', kind: 'fail', replicas: 1 }] as const;
    const { log, misses, total } = await simulate(fleet(2), at(0, 0.001), { ...options, events });
    expect(total.requests).toBe(2);
    expect([...log.retries.subarray(0, 2)].sort()).toEqual([0, 1]);
    expect(Math.max(...log.e2eMs.subarray(0, 2))).toBeGreaterThan(1590);
    expect(misses.map(({ cause, requests }) => [cause, requests])).toEqual([['replica-loss', 1]]);
  });

  test('where none is left, requests are not served, and count as outside', async () => {
    const events = [{ atMs: 600, offer: 'a', kind: 'fail' }] as const;
    const { total, misses } = await simulate(fleet(2), at(0, 5), { ...options, events });
    expect(total).toMatchObject({ requests: 2, notServed: 2, insideSlo: 0 });
    expect(misses).toMatchObject([{ cause: 'not-served', requests: 2 }]);
  });

  test('where one is still to start, they wait for it, start-up included', async () => {
    const events = [
      { atMs: 100, offer: 'a', kind: 'fail' },
      { atMs: 1000, offer: 'a', kind: 'start', startUpMs: 4000 },
    ] as const;
    const { log, total } = await simulate(fleet(1), at(2), { ...options, events });
    expect(total.notServed).toBe(0);
    expect(log.queueMs[0]).toBe(3000);
    expect(log.e2eMs[0]).toBe(4000);
  });

  test('a replica that drains ends what it has and takes no more', async () => {
    const events = [{ atMs: 500, offer: 'a', kind: 'drain' }] as const;
    const { total, log } = await simulate(fleet(1), at(0, 1), { ...options, events });
    expect(total.notServed).toBe(1);
    expect(log.e2eMs[0]).toBe(1000);
  });

  test('other offers take the share of one that is lost', async () => {
    const two = { offers: [...fleet(1).offers, { name: 'b', replicas: 1, kind }] };
    const router = weighted({ offers: 2, shares: Float64Array.from([1, 0]) });
    const events = [{ atMs: 500, offer: 'a', kind: 'fail' }] as const;
    const { offers } = await simulate(two, at(0, 1, 2), { ...options, router, events });
    expect(offers.map(({ requests }) => requests)).toEqual([0, 3]);
  });

  test('an event must name an offer, and a fleet must have a replica', async () => {
    const events = [{ atMs: 500, offer: 'x', kind: 'fail' }] as const;
    await expect(simulate(fleet(1), at(0), { events })).rejects.toThrow('no offer is called "x". There are: a.');
    await expect(simulate(fleet(0), at(0))).rejects.toThrow('no offer has a replica');
    await expect(simulate(fleet(1.5), at(0))).rejects.toThrow('give a whole number');
  });
});

describe('a simulation', () => {
  test('can be stopped, and tells how far it is', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const arrivals = poisson(500, oneSize(10, 10), { requests: 1e7 });
    const onProgress = ({ ended }: { ended: number }): void => {
      seen.push(ended);
      if (seen.length === 3) controller.abort(new Error('enough'));
    };
    await expect(simulate(fleet(20), arrivals, { signal: controller.signal, onProgress })).rejects.toThrow('enough');
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test('that is stopped at a time counts what has not ended as outside', async () => {
    const { total } = await simulate(fleet(1), at(0, 1.5), { ...options, untilMs: 2000 });
    expect(total).toMatchObject({ requests: 2, notServed: 1, insideSlo: 0.5 });
  });

  test('leaves out the first tenth of the time, and says so', async () => {
    const seconds = Array.from({ length: 101 }, (_, second) => second);
    const { warmUp, total, arrived } = await simulate(fleet(1), at(...seconds));
    expect(warmUp).toEqual({ untilMs: 10_000, requests: 10 });
    expect(total.requests).toBe(arrived - 10);
  });

  test.each([
    ['has 1.5 + 5 tokens', { inputTokens: [1.5], outputTokens: [5], arrivalS: [0] }],
    ['arrives at NaN ms', { inputTokens: [1], outputTokens: [5], arrivalS: [Number.NaN] }],
    ['is of class 70000', { inputTokens: [1], outputTokens: [5], arrivalS: [0], requestClass: [70_000] }],
  ])('refuses a request that %s', async (said, trace) => {
    await expect(simulate(fleet(1), replay(trace))).rejects.toThrow(`arrivals: request 0 ${said}`);
  });

  test('refuses steps that take no time that there is', async () => {
    const odd = continuousBatching({ step: () => Number.NaN, kvTokens: 1000, maxSequences: 8, maxBatchedTokens: 512 });
    await expect(simulate({ offers: [{ name: 'a', replicas: 1, kind: odd }] }, at(0))).rejects.toThrow('takes NaN ms');
  });

  test('refuses what no cache can hold, and serves the rest', async () => {
    const huge = replay({ arrivalS: [0, 0], inputTokens: [20_000, 10], outputTokens: [5, 5] });
    const { total } = await simulate(fleet(1), huge, options);
    expect(total).toMatchObject({ requests: 2, notServed: 1 });
  });

  test('of replicas of which only capacities are known tells the whole time alone', async () => {
    const sharing = { offers: [{ name: 'ps', replicas: 1, kind: processorSharing({ capacityOf: () => 4 }) }] };
    const { total, offers } = await simulate(sharing, at(0, 10), options);
    expect(total.ttftMs).toBeUndefined();
    expect(total.e2eMs?.mean).toBe(250);
    expect(offers[0]?.model).toContain('processor sharing');
  });
});
