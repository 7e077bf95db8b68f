import { evaluate, type Limit, type PlanResult, readScenario, type Scenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { bruteForce, limitedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundOfCertificate } from './certificate-document.ts';
import { exact } from './exact.ts';

const offers = [
  { name: 'spot', gpu: 'L4', usdPerHour: 1, provider: 'A', pricing: 'spot', capacity: [5] },
  { name: 'firm', gpu: 'L4', usdPerHour: 2, provider: 'A', pricing: 'on-demand', capacity: [5] },
  { name: 'other', gpu: 'A10G', usdPerHour: 3, provider: 'B', pricing: 'on-demand', capacity: [5] },
];

function scenario(limits: readonly object[], more: object = {}): Scenario {
  const workload = { classes: [{ name: 'chat', demand: 20 }] };
  return readScenario({ fleetmix: 1, workload, offers, limits, ...more });
}

function costOf(given: Scenario, result: PlanResult): number {
  if (result.status !== 'planned') return Number.POSITIVE_INFINITY;
  const { usdPerHour, violations } = evaluate(given, result.plan);
  expect(violations).toEqual([]);
  expect(result.guarantee).toMatchObject({ kind: 'optimal' });
  return usdPerHour;
}

async function planned(limits: readonly object[], more: object = {}) {
  const given = scenario(limits, more);
  const result = await exact().plan(given);
  return { usdPerHour: costOf(given, result), solver: result.solver, counts: result.counts ?? {} };
}

// Four replicas are needed: 4 spot for 4 USD/hour without limits.
describe('limits on amounts', () => {
  const atMost = (offers: object, unit: string, atMost: number) => ({
    name: `at most ${atMost} ${unit}`,
    offers,
    unit,
    atMost,
  });

  it('are the engine’s where stock and bounds can say them', async () => {
    expect(await planned([atMost({ pricing: 'spot' }, 'gpus', 2)])).toMatchObject({ usdPerHour: 6, solver: 'builtin' });
    expect(await planned([atMost({ provider: 'A' }, 'replicas', 3)])).toMatchObject({
      usdPerHour: 6,
      solver: 'builtin',
    });
    expect(await planned([atMost({ gpu: 'L4' }, 'gpus', 3)], { stock: { L4: 9 } })).toMatchObject({
      usdPerHour: 6,
      solver: 'builtin',
      counts: { fallbacks: 0 },
    });
    expect(
      await planned([{ name: 'keep', offers: { offers: ['other'] }, unit: 'replicas', atLeast: 2 }]),
    ).toMatchObject({
      usdPerHour: 8,
      solver: 'builtin',
    });
  });

  it('are HiGHS’s where they cannot, and that is counted', async () => {
    const beyond = { solver: 'highs', counts: { fallbacks: 1, limitFallbacks: 1 } };
    // A quota across a stocked GPU type and another: two rows for one offer.
    const layered = [atMost({ provider: 'A' }, 'gpus', 3), atMost({ pricing: ['spot'] }, 'gpus', 1)];
    expect(await planned([...layered, atMost({}, 'gpus', 9)], { stock: { L4: 4 } })).toMatchObject({
      usdPerHour: 8,
      ...beyond,
    });
    expect(
      await planned([{ name: 'floor', offers: { pricing: 'on-demand' }, unit: 'gpus', atLeast: 3 }]),
    ).toMatchObject({
      usdPerHour: 7,
      ...beyond,
    });
    expect(await planned([atMost({ provider: 'A' }, 'usdPerHour', 2.5)])).toMatchObject({ usdPerHour: 8, ...beyond });
  });

  it('carry a certificate that proves the bound with them', async () => {
    const given = scenario([atMost({ provider: 'A' }, 'replicas', 3), atMost({ pricing: 'spot' }, 'gpus', 4)]);
    const result = await exact().plan(given);
    if (result.status !== 'planned' || result.guarantee.kind === 'none') throw new Error(result.status);
    expect(boundOfCertificate(given, result.guarantee.certificate ?? { work: [], stock: [] })).toBeCloseTo(6, 9);
  });

  it('may ask for replicas that serve nothing', async () => {
    const idle = { name: 'idle', offers: { offers: ['spot', 'other'] }, unit: 'replicas', atLeast: 6 };
    expect(await planned([idle])).toMatchObject({ usdPerHour: 6 });
  });

  it('are named where they leave no plan, with what would do', async () => {
    const given = scenario([atMost({ provider: 'A' }, 'gpus', 1), atMost({ provider: 'B' }, 'usdPerHour', 7)]);
    const result = await exact().plan(given);
    expect(result).toMatchObject({ status: 'impossible', blockers: [] });
    if (result.status !== 'impossible') return;
    expect(result.reason).toBe('Limits are too tight: "at most 1 gpus" allows 1 GPU, and 2 GPUs would be enough.');
    expect(result.limits).toEqual([
      { limit: 'at most 1 gpus', bound: 'at-most', unit: 'gpus', isShare: false, have: 1, enough: 2 },
    ]);
  });

  it('say which class they leave without an offer', async () => {
    const result = await exact().plan(scenario([atMost({}, 'gpus', 0)]));
    expect(result).toMatchObject({ status: 'impossible', blockers: [{ kind: 'class', class: 'chat' }] });
    expect(result.status === 'impossible' && result.reason).toBe(
      '"chat" can be served only by spot (limit "at most 0 gpus" allows none), firm (limit "at most 0 gpus" allows none) and other (limit "at most 0 gpus" allows none). Limits are too tight: "at most 0 gpus" allows 0 GPUs, and 4 GPUs would be enough.',
    );
  });
});

describe('limits on shares', () => {
  it('hold of replicas, GPUs and prices', async () => {
    const spot = { name: 'spot', offers: { pricing: 'spot' }, atMostShare: 0.4 };
    // 1 spot of 4 replicas, for 2 would be a half; a fifth replica with 2 spot costs 2 + 3 x 2.
    expect(await planned([{ ...spot, of: 'replicas' }])).toMatchObject({ usdPerHour: 7, solver: 'highs' });
    // 2 spot of 6 USD/hour are a third.
    expect(await planned([{ ...spot, of: 'usdPerHour' }])).toMatchObject({ usdPerHour: 6 });
  });

  it('hold for each provider', async () => {
    // At most 2 of 4 from A: 2 spot and 2 other.
    const even = { name: 'even', each: 'provider', of: 'gpus', atMostShare: 0.5 };
    expect(await planned([even])).toMatchObject({ usdPerHour: 8 });
  });

  it('may be met by renting more than is needed', async () => {
    // 4 spot may be half of 8 replicas only: 2 spot and 2 firm are cheaper. With no room but for spot, idle ones must do.
    const half = { name: 'half', offers: { pricing: 'spot' }, of: 'replicas', atMostShare: 0.5 };
    const weak = offers.map((offer) => (offer.name === 'spot' ? offer : { ...offer, capacity: [0] }));
    expect(await planned([half])).toMatchObject({ usdPerHour: 6 });
    expect(await planned([half], { offers: weak })).toMatchObject({ usdPerHour: 12 });
  });

  it('are named where they leave no plan, with a share that would do', async () => {
    const few = { name: 'few', offers: { pricing: 'spot' }, of: 'replicas', atMostShare: 0.25 };
    const scarce = offers.map((offer) => (offer.pricing === 'spot' ? offer : { ...offer, maxReplicas: 1 }));
    const fixed = { name: 'fixed', offers: { offers: ['firm', 'other'] }, unit: 'replicas', atMost: 2 };
    const result = await exact().plan(
      scenario([few, fixed], { offers: scarce.map((offer) => ({ ...offer, minReplicas: 1 })) }),
    );
    expect(result.status === 'impossible' && result.reason).toMatch(/^(maxReplicas is too low|Limits are too tight): /);
  });
});

const runs = { numRuns: 120, seed: 7 };
const least = (given: Scenario) => bruteForce(given) ?? Number.POSITIVE_INFINITY;

describe('random limits', () => {
  it('cost what trying everything finds', () =>
    fc.assert(
      fc.asyncProperty(limitedScenarios(), async (given) => {
        expect(costOf(given, await exact().plan(given))).toBeCloseTo(least(given), 6);
      }),
      runs,
    ));

  it('cost the same whether the engine or HiGHS plans', () =>
    fc.assert(
      fc.asyncProperty(limitedScenarios({ perClass: false }, { asStock: true }), async (given) => {
        const cost = costOf(given, await exact().plan(given));
        expect(cost).toBeCloseTo(costOf(given, await exact({ solver: highs() }).plan(given)), 6);
      }),
      runs,
    ));

  it('never lower the cost, and dropping them gives back the old plan', () =>
    fc.assert(
      fc.asyncProperty(limitedScenarios(), async (given) => {
        const { limits = [], ...free } = given;
        const bare = await exact().plan(free);
        const fewer = { ...given, limits: limits.slice(1) };
        const [all, some, none] = [least(given), costOf(fewer, await exact().plan(fewer)), costOf(free, bare)];
        expect(all).toBeGreaterThanOrEqual(some - 1e-6);
        expect(some).toBeGreaterThanOrEqual(none - 1e-6);
        const { limits: _, ...dropped } = { ...given, limits: [] };
        expect(await exact().plan(dropped)).toEqual(bare);
      }),
      runs,
    ));

  it('are relaxed enough by what the diagnosis says', () =>
    fc.assert(
      fc.asyncProperty(limitedScenarios({ zeroCapacities: false }), async (given) => {
        const result = await exact().plan(given);
        if (result.status !== 'impossible') return;
        expect(result.blockers.length + (result.limits?.length ?? 0)).toBeGreaterThan(0);
        const granted = grant(given, result);
        expect((await exact().plan(granted)).status).toBe('planned');
      }),
      runs,
    ));
});

/** The scenario with everything granted that a result says would be enough. */
function grant(given: Scenario, { blockers, limits = [] }: Extract<PlanResult, { status: 'impossible' }>): Scenario {
  const stock = new Map(given.stock);
  const most = new Map<string, number>();
  for (const blocker of blockers) {
    if (blocker.kind === 'stock') stock.set(blocker.gpu, blocker.enough);
    if (blocker.kind === 'replicas') most.set(blocker.offer, blocker.enough);
  }
  const relaxed = (given.limits ?? []).map((limit) =>
    limits
      .filter((tight) => tight.limit === limit.name)
      .reduce(
        (loose: Limit, { bound, isShare, enough }) => {
          const field = `${bound === 'at-most' ? 'atMost' : 'atLeast'}${isShare ? 'Share' : ''}` as 'atMost';
          const widest =
            bound === 'at-most' ? Math.max(loose[field] ?? 0, enough) : Math.min(loose[field] ?? 0, enough);
          return Object.assign(loose, { [field]: widest });
        },
        { ...limit },
      ),
  );
  const raised = given.offers.map((offer) => {
    const maxReplicas = most.get(offer.name) ?? offer.maxReplicas;
    return { ...offer, ...(maxReplicas === undefined ? {} : { maxReplicas }) };
  });
  return { ...given, stock, offers: raised, limits: relaxed };
}
