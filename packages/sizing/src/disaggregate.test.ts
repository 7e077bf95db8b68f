import { findModel, prices, selectPrices } from '@fleetmix/catalog';
import { evaluate, readScenario, scenarioDocument } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { decodeCapacity, prefillCapacity } from '@fleetmix/profiles';
import { describe, expect, it } from 'vitest';
import { disaggregated } from './disaggregate.ts';
import { type HalfOffer, pairsAtOnePlace } from './pool-pairs.ts';
import { replicaOf } from './replica-of.ts';
import { rentableOffers, type Service, sizeFleet } from './size-fleet.ts';

const slo = { ttftMs: 1000, tpotMs: 30, percentile: 0.95 };
const service: Service = { model: findModel('llama-3.1-8b'), engine: 'vllm', slo };
const offers = rentableOffers(selectPrices(prices, { providers: ['hyperstack'], pricings: ['on-demand'] }));
const size = { inputTokens: 4000, outputTokens: 300 };
const log = {
  workload: { unit: 'requests/s' as const, classes: [{ name: 'chat', demand: 60 }] },
  classes: [{ name: 'chat', demand: 60, representative: size }],
};
const fleet = sizeFleet('chat', log, offers, service);

describe('a fleet whose prefill and decode may go apart', () => {
  const { scenario, pairs } = disaggregated(fleet, log, service);

  it('has pools of pairs at one place beside the offers that it had, and reads back from its file', () => {
    const pools = scenario.pools ?? [];
    expect(pools.length).toBe(Math.min(40, pairs));
    expect(pools.length).toBeGreaterThan(3);
    expect(scenario.offers.slice(0, fleet.scenario.offers.length)).toEqual(fleet.scenario.offers);
    const byName = new Map(scenario.offers.map((offer) => [offer.name, offer]));
    for (const { prefill, decode } of pools) {
      const [one, other] = [byName.get(prefill), byName.get(decode)];
      expect([one?.role, other?.role]).toEqual(['prefill', 'decode']);
      expect([one?.provider, one?.region]).toEqual([other?.provider, other?.region]);
    }
    const read = readScenario(scenarioDocument(scenario));
    expect(scenarioDocument(read)).toEqual(scenarioDocument(scenario));
    expect(read.notices).toEqual([]);
  });

  it('has the capacities that the estimate gives to half of the work, on the safe side of rounding', () => {
    for (const role of ['prefill', 'decode'] as const) {
      const at = scenario.offers.findIndex((offer) => offer.role === role);
      const offer = scenario.offers[at];
      const replica = offer && replicaOf(offer);
      if (offer === undefined || replica === undefined) throw new Error(`no offer does ${role}`);
      const { requestsPerSecond } =
        role === 'prefill' ? prefillCapacity(replica, size, slo, 23.75) : decodeCapacity(replica, size, slo);
      const machine = requestsPerSecond * (offer.serving?.engines ?? 1);
      expect(scenario.capacity[at]).toBeLessThanOrEqual(machine);
      expect(scenario.capacity[at]).toBeGreaterThan(0.999 * machine);
      expect(offer.capacitySource).toBe('estimated');
    }
  });

  it('is planned for no more than without pools', async () => {
    const cost = async (one: typeof scenario) => {
      const result = await exact().plan(one);
      if (result.status !== 'planned') throw new Error(result.reason);
      const { usdPerHour, violations } = evaluate(one, result.plan);
      expect(violations).toEqual([]);
      return usdPerHour;
    };
    expect(await cost(scenario)).toBeLessThanOrEqual((await cost(fleet.scenario)) * (1 + 1e-6));
  });

  it('has a slower link cost more, and no pools where it is far too slow', () => {
    const slow = disaggregated(fleet, log, service, { linkGBps: 1 }).scenario;
    const rate = (one: typeof scenario) =>
      Math.max(...one.offers.map(({ role }, at) => (role === 'prefill' ? (one.capacity[at] ?? 0) : 0)));
    expect(rate(slow)).toBeLessThan(rate(scenario));
    const hopeless = disaggregated(fleet, log, service, { linkGBps: 0.01 });
    expect(hopeless.pairs).toBe(0);
    expect(hopeless.scenario).toBe(fleet.scenario);
  });
});

describe('pairs', () => {
  const half = (name: string, usdPerHour: number, capacity: readonly number[], provider = 'A'): HalfOffer => ({
    offer: { name, gpu: 'G', gpusPerReplica: 1, usdPerHour, provider, region: 'r' },
    capacity,
  });
  const scenario = readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'a', demand: 10 },
        { name: 'b', demand: 1 },
      ],
    },
    offers: [{ name: 'whole', gpu: 'G', usdPerHour: 4, capacity: [4, 1] }],
  });
  const named = (prefill: readonly HalfOffer[], decode: readonly HalfOffer[]) =>
    pairsAtOnePlace(scenario, prefill, decode).map((pair) => `${pair.prefill.offer.name} ${pair.decode.offer.name}`);

  it('come at one place alone, those first that save most', () => {
    const prefill = [half('P', 4, [10, 10]), half('far', 1, [10, 10], 'B')];
    // A request/s of a costs 1 whole; here 0.4 + 0.5 and 0.4 + 0.2, and in place B no decode is to be had.
    expect(named(prefill, [half('slow', 2, [4, 4]), half('fast', 2, [10, 10])])).toEqual(['P fast', 'P slow']);
  });

  it('of the same savings come with the smaller machines first, and those of no use not at all', () => {
    const prefill = [half('P x2', 8, [20, 20]), half('P x1', 4, [10, 10])];
    expect(named(prefill, [half('D', 2, [10, 10]), half('none', 1, [0, 0])])).toEqual(['P x1 D', 'P x2 D']);
  });
});
