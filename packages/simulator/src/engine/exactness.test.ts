import { type ModelShape, stepModel } from '@fleetmix/profiles';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RequestPool } from '../request-pool.ts';
import type { StepTime } from '../step.ts';
import { type ContinuousBatching, continuousBatching } from './continuous-batching.ts';
import type { Engine } from './engine.ts';
import { type Answered, type Asked, StepByStep } from './step-by-step.test.kit.ts';

/** What the fast engine says of the same requests, in the order of their arrival. */
function answers(requests: readonly Asked[], options: ContinuousBatching): readonly Answered[] {
  const pool = new RequestPool();
  const found: Answered[] = [];
  const ended = (slot: number, _: Engine, endMs: number): void => {
    const { index, firstTokenMs, preemptions } = pool;
    found[index[slot] as number] = {
      firstTokenMs: firstTokenMs[slot] as number,
      endMs,
      preemptions: preemptions[slot] as number,
    };
    pool.release(slot);
  };
  const nothing = (): void => undefined;
  const observer = { ended, refused: nothing, worked: nothing, waited: nothing };
  const engine = continuousBatching(options).engine({ pool, observer, offer: 0, position: 0 });
  for (const [at, { cachedTokens = 0, ...asked }] of requests.entries()) {
    while (engine.nextMs < asked.atMs) engine.run(engine.nextMs);
    engine.enqueue(pool.take({ ...asked, cachedTokens, requestClass: 0 }, at), asked.atMs);
  }
  while (engine.nextMs < Number.POSITIVE_INFINITY) engine.run(engine.nextMs);
  return found;
}

const affine: StepTime = ({ prefill, decodes, decodeKvTokens }) => {
  let ms = 5 + 0.01 * decodes + 0.0007 * decodeKvTokens;
  for (const { newTokens, pastTokens } of prefill)
    ms += 0.05 * newTokens + 1e-5 * newTokens * (pastTokens + newTokens / 2);
  return ms;
};
/** A host that is sometimes slower than the GPU, and a window: bends. */
const bent: StepTime = (batch) =>
  Math.max(affine(batch), 3 + 0.4 * batch.decodes) + 0.0003 * Math.min(batch.decodeKvTokens, 90 * batch.decodes);
/** Nowhere straight. */
const curved: StepTime = (batch) => affine(batch) + 1e-7 * batch.decodeKvTokens ** 2;
const shape: ModelShape = {
  id: 'small',
  layers: 4,
  hidden: 512,
  heads: 8,
  kvHeads: 2,
  headDim: 64,
  intermediate: 1024,
  vocab: 1000,
  maxContextTokens: 4096,
  tied: false,
  nativePrecision: 'bf16',
  slidingWindow: { tokens: 64, layers: 3 },
};
const accelerator = { id: 'slow', memoryGB: 1, memoryBandwidthGBps: 2, denseTflops: { bf16: 0.1 } };
/** What replicas really use: here with a sliding window, and small enough for the host to be slower at times. */
const profiled: StepTime = stepModel({ shape, accelerator });
const steps = { affine, bent, curved, profiled };

const asked = fc
  .array(
    fc.record({
      gapMs: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 9.7),
      ),
      inputTokens: fc.integer({ min: 1, max: 150 }),
      outputTokens: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 120 })),
      cachedTokens: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drafts) => {
    let atMs = 0;
    return drafts.map(({ gapMs, ...sizes }): Asked => {
      atMs += gapMs;
      return { ...sizes, atMs };
    });
  });

const limits = fc.record({
  step: fc.constantFrom('affine' as const, 'bent' as const, 'curved' as const, 'profiled' as const),
  kvTokens: fc.constantFrom(320, 480, 1000, 100_000),
  maxSequences: fc.integer({ min: 1, max: 12 }),
  maxBatchedTokens: fc.integer({ min: 12, max: 200 }),
  blockTokens: fc.constantFrom(1, 7, 16),
  stepsAhead: fc.constantFrom(0 as const, 1 as const),
  reservePrompt: fc.boolean(),
});

function near(found: number, expected: number): boolean {
  return Math.abs(found - expected) <= 1e-9 * Math.abs(expected);
}

describe('jumping over steps', () => {
  test('gives the timestamps of an engine that takes every step', () => {
    fc.assert(
      fc.property(asked, limits, (requests, { step, ...rest }) => {
        const options = { ...rest, step: steps[step] };
        const slow = new StepByStep(options).serve(requests);
        const fast = answers(requests, options);
        for (const [at, expected] of slow.entries()) {
          const found = fast[at] as Answered;
          const same = near(found.firstTokenMs, expected.firstTokenMs) && near(found.endMs, expected.endMs);
          if (!same || found.preemptions !== expected.preemptions)
            throw new Error(
              `request ${at}: ${JSON.stringify(found)}, not ${JSON.stringify({ ...expected, asked: undefined })}`,
            );
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('is seen to be tested where the KV cache is full', () => {
    const requests = Array.from({ length: 12 }, () => ({ atMs: 0, inputTokens: 60, outputTokens: 100 }));
    const options = { step: affine, kvTokens: 600, maxSequences: 12, maxBatchedTokens: 200 };
    const slow = new StepByStep(options).serve(requests);
    expect(slow.some(({ preemptions }) => preemptions > 0)).toBe(true);
    expect(slow.every(({ endMs }) => endMs > 0)).toBe(true);
  });
});
