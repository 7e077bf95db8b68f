import { evaluate, type Plan, readScenario } from '@fleetmix/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poisson } from './arrivals/random-arrivals.ts';
import { oneSize, type Sizes } from './arrivals/sizes.ts';
import { capacityFleet } from './capacity-fleet.ts';
import { continuousBatching } from './engine/continuous-batching.ts';
import type { Fleet, FleetEvent } from './fleet.ts';
import type { Simulation } from './outcome/simulation.ts';
import { leastRequests } from './routers/simple-routers.ts';
import { planRoutes, weighted } from './routers/weighted.ts';
import { simulate } from './simulate.ts';
import { decodingStep, type StepTime } from './step.ts';

const step: StepTime = ({ prefill, decodes, decodeKvTokens }) =>
  4 + 0.02 * decodes + 0.0004 * decodeKvTokens + prefill.reduce((sum, { newTokens }) => sum + 1 + 0.05 * newTokens, 0);
const limits = { kvTokens: 20_000, maxSequences: 32, maxBatchedTokens: 512 };

interface Draft {
  readonly prefill: number;
  readonly decode: number;
  readonly transferMs: number;
  /** Of its steps, beside those of the others. */
  readonly decodeFactor?: number;
  readonly kvTokens?: number;
}

/** One pool, and an offer that serves requests whole. */
function fleetOf({ prefill, decode, transferMs, decodeFactor = 1, kvTokens = 20_000 }: Draft, whole = 0): Fleet {
  const decoding = decodingStep((batch) => decodeFactor * step(batch));
  return {
    offers: [
      { name: 'P', replicas: prefill, kind: continuousBatching({ ...limits, step }) },
      { name: 'D', replicas: decode, kind: continuousBatching({ ...limits, kvTokens, step: decoding }) },
      { name: 'whole', replicas: whole, kind: continuousBatching({ ...limits, step }) },
    ],
    pools: [{ name: 'pool', prefill: 'P', decode: 'D', transferMs: (tokens) => transferMs + 0.01 * tokens }],
  };
}

/** What does not go to the pool is served whole. */
function router(share = 1) {
  return weighted({
    offers: 3,
    pools: [{ prefill: 0, decode: 1 }],
    shares: Float64Array.from([0, 0, 1 - share, share]),
  });
}

const mixed: Sizes = {
  description: 'mixed',
  open: () => (request, random) => {
    request.inputTokens = 1 + Math.floor(600 * random());
    request.outputTokens = 1 + Math.floor(80 * random());
  },
};

const requests = 400;
const drafts = fc.record({
  prefill: fc.integer({ min: 1, max: 3 }),
  decode: fc.integer({ min: 1, max: 3 }),
  transferMs: fc.constantFrom(0, 3, 250),
  kvTokens: fc.constantFrom(800, 20_000),
  rate: fc.double({ min: 1, max: 40, noNaN: true }),
  seed: fc.integer({ min: 1, max: 1000 }),
});

function served({ log }: Simulation) {
  const rows = [...log.arrivalMs.subarray(0, log.size)].map((arrivalMs, row) =>
    `${arrivalMs}`.concat(` ${log.inputTokens[row]}`),
  );
  return { ended: log.size, different: new Set(rows).size };
}

describe('a request through a pool', () => {
  it('alone takes its prompt, the move of its cache, and a step for each further token', async () => {
    const arrivals = poisson(0.01, oneSize(100, 4), { requests: 1 });
    const { log } = await simulate(fleetOf({ prefill: 1, decode: 1, transferMs: 7 }), arrivals, {
      router: router(),
      warmUpMs: 0,
    });
    // 4 + 1 + 0.05 x 100 for the prompt, 7 + 1 for the move; then 3 steps with 101, 102 and 103 tokens in the cache.
    expect(log.ttftMs[0]).toBeCloseTo(10 + 8, 4);
    const steps = [101, 102, 103].map((tokens) => 4 + 0.02 + 0.0004 * tokens);
    expect(log.e2eMs[0]).toBeCloseTo(18 + steps.reduce((sum, ms) => sum + ms, 0), 4);
    expect([log.offer[0], log.inputTokens[0], log.outputTokens[0]]).toEqual([1, 100, 4]);
  });

  it('of one token ends with its prompt', async () => {
    const arrivals = poisson(0.01, oneSize(100, 1), { requests: 1 });
    const { log } = await simulate(fleetOf({ prefill: 1, decode: 1, transferMs: 7 }), arrivals, { router: router() });
    expect([log.size, log.offer[0]]).toEqual([1, 0]);
    expect(log.e2eMs[0]).toBeCloseTo(10, 4);
  });
});

describe('a fleet with a pool', () => {
  it('serves every request once, whatever fails and however small the cache', async () => {
    const events: readonly FleetEvent[] = [
      { atMs: 900, offer: 'D', kind: 'fail', replicas: 1 },
      { atMs: 1000, offer: 'P', kind: 'fail', replicas: 1 },
      { atMs: 1500, offer: 'D', kind: 'start', replicas: 2, startUpMs: 500 },
      { atMs: 1600, offer: 'P', kind: 'start', replicas: 1, startUpMs: 800 },
    ];
    await fc.assert(
      fc.asyncProperty(drafts, fc.boolean(), fc.constantFrom(1, 0.5), async (draft, fails, share) => {
        const found = await simulate(fleetOf(draft, share < 1 ? 1 : 0), poisson(draft.rate, mixed, { requests }), {
          seed: draft.seed,
          router: router(share),
          events: fails ? events : [],
        });
        expect(served(found)).toEqual({ ended: requests, different: requests });
        expect(found.log.outputTokens.subarray(0, requests).every((tokens) => tokens >= 1)).toBe(true);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it('gives each first token later by just as much as the move takes longer', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async ({ rate, seed, kvTokens: _, ...draft }) => {
        const firsts = async (transferMs: number) => {
          const options = { seed, router: router(), warmUpMs: 0 };
          const sized: Sizes = {
            ...mixed,
            open: () => (request, random) => {
              mixed.open()(request, random);
              request.outputTokens += 1;
            },
          };
          const { total } = await simulate(
            fleetOf({ ...draft, transferMs }),
            poisson(rate, sized, { requests }),
            options,
          );
          return total.ttftMs?.mean ?? Number.NaN;
        };
        expect((await firsts(130)) - (await firsts(30))).toBeCloseTo(100, 2);
      }),
      { numRuns: 15, seed: 4 },
    );
  });

  it('is no worse with faster or more replicas of either kind, but for 2 % of the mean', async () => {
    const mean = async (draft: Draft, rate: number, seed: number) => {
      const options = { seed, router: router(), warmUpMs: 0 };
      const { total } = await simulate(fleetOf(draft), poisson(rate, mixed, { requests }), options);
      return total.e2eMs?.mean ?? Number.NaN;
    };
    await fc.assert(
      fc.asyncProperty(drafts, async ({ rate, seed, ...draft }) => {
        const before = await mean(draft, rate, seed);
        for (const better of [
          { ...draft, decodeFactor: 0.7 },
          { ...draft, prefill: draft.prefill + 1 },
          { ...draft, decode: draft.decode + 1 },
        ])
          expect(await mean(better, rate, seed)).toBeLessThanOrEqual(1.02 * before);
      }),
      { numRuns: 20, seed: 6 },
    );
  });

  it('computes no prompt where caches arrive, unless one was put back for want of room', async () => {
    const prompts = { roomy: 0, tight: 0 };
    const counting = (kind: keyof typeof prompts): StepTime =>
      decodingStep((batch) => {
        prompts[kind] += batch.prefill.length;
        return step(batch);
      });
    for (const [kind, kvTokens] of [
      ['roomy', 20_000],
      ['tight', 1000],
    ] as const) {
      const fleet = fleetOf({ prefill: 2, decode: 1, transferMs: 1 });
      const offers = fleet.offers.map((offer) =>
        offer.name === 'D'
          ? { ...offer, kind: continuousBatching({ ...limits, kvTokens, step: counting(kind) }) }
          : offer,
      );
      const { log } = await simulate({ ...fleet, offers }, poisson(8, mixed, { requests }), { router: router() });
      expect(log.size).toBe(requests);
    }
    expect(prompts.roomy).toBe(0);
    expect(prompts.tight).toBeGreaterThan(0);
  });

  it('loses what nothing decodes', async () => {
    const fleet = fleetOf({ prefill: 1, decode: 1, transferMs: 1 });
    const events: readonly FleetEvent[] = [{ atMs: 5000, offer: 'D', kind: 'fail' }];
    const { log, total } = await simulate(fleet, poisson(10, mixed, { requests }), { router: router(), events });
    expect(log.size).toBeLessThan(requests);
    expect(total.requests).toBeGreaterThan(log.size / 2);
  });

  it('refuses routers that know whole requests alone, and pools of nothing', async () => {
    const fleet = fleetOf({ prefill: 1, decode: 1, transferMs: 1 });
    const arrivals = poisson(10, mixed, { requests });
    await expect(simulate(fleet, arrivals, { router: leastRequests() })).rejects.toThrow(/which does half of the work/);
    const pools = [{ name: 'odd', prefill: 'P', decode: 'X', transferMs: () => 0 }];
    await expect(simulate({ ...fleet, pools }, arrivals)).rejects.toThrow('pool odd names X, which is no offer');
  });
});

describe("a plan's routes through pools", () => {
  const scenario = readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'a', demand: 6 },
        { name: 'b', demand: 2 },
      ],
    },
    offers: [
      { name: 'whole', gpu: 'G', usdPerHour: 1, capacity: [8, 8] },
      { name: 'P', gpu: 'G', usdPerHour: 1, capacity: [20, 20], role: 'prefill' },
      { name: 'D', gpu: 'G', usdPerHour: 1, capacity: [10, 10], role: 'decode' },
    ],
    pools: [{ name: 'P to D', prefill: 'P', decode: 'D' }],
  });
  const plan: Plan = {
    replicas: ['whole', 'P', 'D'].map((offer) => ({ offer, count: 1 })),
    routes: [
      { class: 'a', offer: 'P to D', share: 0.75 },
      { class: 'a', offer: 'whole', share: 0.25 },
      { class: 'b', offer: 'whole', share: 1 },
    ],
  };

  it('are followed, and fill replicas as the judge says', async () => {
    const { offers: uses, violations } = evaluate(scenario, plan);
    expect(violations).toEqual([]);
    const sizes: Sizes = {
      description: 'two classes',
      open: () => (request, random) => {
        request.requestClass = random() < 0.75 ? 0 : 1;
      },
    };
    const fleet = capacityFleet(scenario, plan);
    const found = await simulate(
      fleet,
      poisson(
        8,
        {
          ...sizes,
          open: () => (request, random) => {
            sizes.open()(request, random);
            // Of one token each, which capacities know nothing of.
            request.inputTokens = 10;
            request.outputTokens = 1;
          },
        },
        { requests: 20_000 },
      ),
      { router: planRoutes(scenario, plan) },
    );
    found.offers.forEach(({ utilization }, at) => {
      expect(utilization).toBeCloseTo(uses[at]?.utilization ?? Number.NaN, 1);
    });
    expect(found.offers[2]?.requests).toBeGreaterThan(0.5 * found.total.requests);
    expect(found.total.ttftMs).toBeUndefined();
  });
});
