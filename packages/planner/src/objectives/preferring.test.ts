import { evaluate, type PlanResult, type Preference, readScenario, type Scenario } from '@fleetmix/core';
import { bruteFleets, limitedScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';

/** 20 requests/s for 4 USD/hour: 4 small, 2 large, 2 twin, or mixtures. */
function scenario(prefer: readonly Preference[] | undefined, current: object = {}): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 20 }] },
    offers: [
      { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [5] },
      { name: 'large', gpu: 'H100', usdPerHour: 2, capacity: [10], maxReplicas: 1 },
      { name: 'twin', gpu: 'A100', usdPerHour: 2, capacity: [10], maxReplicas: 1 },
    ],
    ...(prefer === undefined ? {} : { prefer, current }),
  });
}

function countsOf(given: Scenario, result: PlanResult): readonly number[] {
  if (result.status !== 'planned') throw new Error(result.reason);
  expect(evaluate(given, result.plan).violations).toEqual([]);
  const counts = new Map(result.plan.replicas.map(({ offer, count }) => [offer, count]));
  return given.offers.map(({ name }) => counts.get(name) ?? 0);
}

async function counts(prefer: readonly Preference[], current: object = {}) {
  const given = scenario(prefer, current);
  return countsOf(given, await exact().plan(given));
}

describe('of fleets that cost the same', () => {
  it('the one of fewest offers, or of fewest replicas, is taken', async () => {
    expect(await counts(['fewest-offers'])).toEqual([4, 0, 0]);
    expect(await counts(['fewest-replicas'])).toEqual([0, 1, 1]);
  });

  it('the one nearest to what is running is taken', async () => {
    expect(await counts(['closest-to-current'], { small: 2, twin: 1 })).toEqual([2, 0, 1]);
    expect(await counts(['closest-to-current'], { small: 1, large: 1 })).toEqual([2, 1, 0]);
  });

  it('a later preference decides what an earlier one leaves open', async () => {
    // 3 small and more do not fit; 2 small with either large or twin leaves the choice to what is running.
    const more = { prefer: ['fewest-replicas', 'closest-to-current'], current: { large: 1, small: 9 } } as const;
    const given = scenario(more.prefer, more.current);
    const three = { ...given, offers: given.offers.map((offer, at) => ({ ...offer, maxReplicas: at === 0 ? 2 : 1 })) };
    expect(countsOf(three, await exact().plan(three))).toEqual([0, 1, 1]);
    expect(await counts(['fewest-offers', 'closest-to-current'], { large: 1 })).toEqual([4, 0, 0]);
  });

  it('the cost and its proof stay, and the solves are counted', async () => {
    const given = scenario(['fewest-offers', 'fewest-replicas']);
    const [plain, preferred] = [await exact().plan(scenario(undefined)), await exact().plan(given)];
    if (plain.status !== 'planned' || preferred.status !== 'planned') throw new Error('not planned');
    expect(preferred.guarantee).toEqual(plain.guarantee);
    expect(preferred).toMatchObject({ solver: 'builtin', counts: { fallbacks: 0, preferenceFallbacks: 2 } });
    const none = { ...given, prefer: [] };
    expect(await exact().plan(none)).toEqual(plain);
  });
});

const orders = fc.constantFrom<readonly Preference[]>(
  ['fewest-offers', 'fewest-replicas'],
  ['fewest-replicas', 'closest-to-current'],
  ['closest-to-current', 'fewest-offers'],
);

it('decides between fleets that survive, and keeps to them', async () => {
  const offers = ['us', 'eu', 'asia'].map((region) => ({
    name: region,
    gpu: 'L4',
    usdPerHour: 1,
    region,
    capacity: [5],
  }));
  const twin = { name: 'eu too', gpu: 'L4', usdPerHour: 1, region: 'eu', capacity: [5] };
  const given = readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 20 }] },
    offers: [...offers, twin],
    survive: 'region',
    prefer: ['closest-to-current', 'fewest-offers'],
    current: { 'eu too': 2, us: 3 },
  });
  const result = await exact().plan(given);
  // Two a region survive: those that run in the eu stay, and a fleet that keeps the third in the us costs more.
  expect(countsOf(given, result)).toEqual([2, 0, 2, 2]);
  expect(result).toMatchObject({ counts: { survivalFallbacks: 1, preferenceFallbacks: 2 } });
  // The judge takes each region away, and finds the routes after it.
  expect(result.status === 'planned' && (result.plan.failovers ?? []).length).toBeGreaterThan(0);
});

it('random scenarios: the first of all the cheapest fleets, as trying everything finds it', () =>
  fc.assert(
    fc.asyncProperty(
      limitedScenarios({}, { shares: false }),
      fc.constantFrom(undefined, undefined, 'replica' as const, 'offer' as const),
      orders,
      fc.array(fc.nat(3), { minLength: 3 }),
      async (drawn, survive, prefer, running) => {
        const offers = drawn.offers.map((offer) => ({ ...offer, usdPerHour: Math.ceil(offer.usdPerHour) }));
        const current = new Map(offers.map(({ name }, at) => [name, running[at] ?? 0]));
        const given: Scenario = { ...drawn, offers, prefer, current, ...(survive === undefined ? {} : { survive }) };
        const fleets = bruteFleets(given);
        const result = await exact().plan(given);
        if (fleets.length === 0) {
          expect(result.status).toBe('impossible');
          return;
        }
        const vectors = fleets.map((fleet) => prefer.map((one) => scoreOf(one, fleet, running)));
        const [best] = vectors.sort(
          (one, other) => (one[0] as number) - (other[0] as number) || (one[1] as number) - (other[1] as number),
        );
        expect(prefer.map((one) => scoreOf(one, countsOf(given, result), running))).toEqual(best);
      },
    ),
    { numRuns: 100, seed: 29 },
  ));

function scoreOf(preference: Preference, fleet: readonly number[], running: readonly number[]): number {
  if (preference === 'fewest-offers') return fleet.filter((count) => count > 0).length;
  const of = (count: number, at: number) =>
    preference === 'fewest-replicas' ? count : Math.abs(count - (running[at] ?? 0));
  return fleet.reduce((sum, count, at) => sum + of(count, at), 0);
}
