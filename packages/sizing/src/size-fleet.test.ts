import { findModel, prices, selectPrices } from '@fleetmix/catalog';
import { capacitySourceOf, evaluate, readScenario, scenarioDocument } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { capacity } from '@fleetmix/profiles';
import { describe, expect, it } from 'vitest';
import { replicaOf } from './replica-of.ts';
import { shortfalls, targetText } from './shortfalls.ts';
import { rentableOffers, type Service, sizeFleet } from './size-fleet.ts';
import type { SizedLog } from './sized-log.ts';

const model = findModel('llama-3.1-8b');
const slo = { ttftMs: 500, tpotMs: 50, percentile: 0.95 };
const service: Service = { model, engine: 'vllm', slo };
const offers = rentableOffers(selectPrices(prices, { gpus: ['h100-sxm', 'l4'], pricings: ['on-demand'] }));

function log(...sizes: readonly (readonly [name: string, input: number, output: number, demand: number])[]): SizedLog {
  return {
    workload: { unit: 'requests/s', classes: sizes.map(([name, , , demand]) => ({ name, demand })) },
    classes: sizes.map(([name, inputTokens, outputTokens, demand]) => ({
      name,
      demand,
      representative: { inputTokens, outputTokens },
    })),
  };
}

describe('a fleet for a log', () => {
  const chat = log(['chat', 400, 100, 30], ['long', 6000, 300, 1]);
  const { scenario } = sizeFleet('chat', chat, offers, service);

  it('is a scenario that reads back from its file, with sizes, targets and sources', async () => {
    const read = readScenario(scenarioDocument(scenario));
    expect(scenarioDocument(read)).toEqual(scenarioDocument(scenario));
    expect(read.workload.classes[1]?.size).toEqual({ inputTokens: 6000, outputTokens: 300 });
    expect(read.slo).toEqual(slo);
    expect(capacitySourceOf(read, 0, 0)).toBe('estimated');
    const result = await exact().plan(read);
    expect(result.status === 'planned' && evaluate(read, result.plan).violations).toEqual([]);
  });

  it('holds for each machine what its engines sustain together, on the safe side of rounding', () => {
    const at = scenario.offers.findIndex(({ serving }) => serving?.engines === 8 && serving.tensorParallel === 1);
    const offer = scenario.offers[at];
    const replica = offer && replicaOf(offer);
    const one = replica && capacity(replica, { inputTokens: 400, outputTokens: 100 }, slo).requestsPerSecond;
    const machine = scenario.capacity[at * 2] as number;
    expect(machine).toBeLessThanOrEqual(8 * (one ?? 0));
    expect(machine).toBeGreaterThan(0.999 * 8 * (one ?? 0));
  });

  it('leaves out machines that serve nothing', () => {
    const { scenario: large, profiled } = sizeFleet('large', chat, offers, {
      ...service,
      model: findModel('llama-3.1-70b'),
    });
    expect(large.offers.length).toBeGreaterThan(0);
    expect(large.offers.length).toBeLessThan(profiled.offers.length);
    expect(large.offers.some(({ gpu, gpusPerReplica }) => gpu === 'L4' && gpusPerReplica === 1)).toBe(false);
  });
});

describe('what cannot be served as asked', () => {
  it('is nothing where all can', () => {
    const chat = log(['chat', 400, 100, 30]);
    expect(shortfalls(chat, sizeFleet('chat', chat, offers, service).profiled, slo)).toEqual({ all: false });
  });

  it('is told with the share of requests, the best there is, and what is planned instead', () => {
    const mixed = log(['chat', 400, 100, 99], ['book', 100_000, 100, 1]);
    const { scenario, profiled } = sizeFleet('mixed', mixed, offers, service);
    const { slow, lost, all } = shortfalls(mixed, profiled, slo);
    expect([lost, all]).toEqual([undefined, false]);
    expect(slow).toMatch(
      /^1\.00 % of the requests \(book\) cannot be served inside TTFT 500 ms and TPOT 50 ms at p95 .* \d+ ms to the first token .* TTFT of \d+ ms instead\.$/,
    );
    expect(scenario.workload.classes[1]?.slo?.ttftMs).toBeGreaterThan(500);
    expect(scenario.workload.classes[0]?.slo).toBeUndefined();
  });

  it('is left out where no targets would do', () => {
    const endless = log(['chat', 400, 100, 9], ['endless', 200_000, 100, 1]);
    const { scenario, profiled } = sizeFleet('endless', endless, offers, service);
    expect(scenario.workload.classes.map(({ name }) => name)).toEqual(['chat']);
    expect(shortfalls(endless, profiled, slo).lost).toMatch(
      /^10 % of the requests \(endless\) .* left out: .* 131072 tokens/,
    );
  });

  it('may be everything', () => {
    const chat = log(['chat', 400, 100, 30]);
    const tight = { ...slo, ttftMs: 5 };
    const { profiled } = sizeFleet('chat', chat, offers, { ...service, slo: tight });
    expect(shortfalls(chat, profiled, tight).all).toBe(true);
  });
});

describe('demand by time of day', () => {
  const chat = log(['chat', 400, 100, 9], ['endless', 200_000, 100, 1], ['code', 900, 100, 2]);
  const parts = [
    { name: 'night', hours: 8, demand: [3, 2, 0] },
    { name: 'day', hours: 16, demand: [12, 0.5, 3] },
  ];

  it('becomes periods: factors on the demand of each class that is served', () => {
    const { scenario } = sizeFleet('day', { ...chat, day: { parts } }, offers, service);
    expect(scenario.periods).toEqual([
      { name: 'night', hours: 8, demand: { chat: 0.333333, code: 0 } },
      { name: 'day', hours: 16, demand: { chat: 1.33333, code: 1.5 } },
    ]);
    expect(readScenario(scenarioDocument(scenario)).periods).toEqual(scenario.periods);
    expect(sizeFleet('all', chat, offers, service).scenario).not.toHaveProperty('periods');
  });

  it('must be known for the whole of it', () => {
    const day = { parts: [...parts, { name: 'evening', hours: 2 }] };
    expect(() => sizeFleet('day', { ...chat, day }, offers, service)).toThrow('covers no second of evening');
  });
});

it('targets are told with their percentile', () => {
  expect(targetText({ ttftMs: 500, e2eMs: 9000, percentile: 0.999 })).toBe('TTFT 500 ms and E2E 9000 ms at p99.9');
});

describe('an offer as an engine', () => {
  const offer = { name: 'x', gpu: 'H100-SXM', gpusPerReplica: 2, usdPerHour: 6 };
  const serving = { model: 'llama-3.1-8b', engine: 'vllm', weights: 'fp8', tensorParallel: 2 } as const;

  it('is made of what runs on it', () => {
    const replica = replicaOf({ ...offer, serving });
    expect([replica?.shape.id, replica?.accelerator.id, replica?.tensorParallel, replica?.weights]).toEqual([
      'meta-llama/Llama-3.1-8B-Instruct',
      'H100-SXM',
      2,
      'fp8',
    ]);
  });

  it('may be of a model of one’s own', () => {
    const own = { ...model, id: 'ours' };
    expect(replicaOf({ ...offer, serving: { ...serving, model: 'ours' } }, own)?.shape).toBe(own);
    expect(() => replicaOf({ ...offer, serving: { ...serving, model: 'ours' } })).toThrow('no model is called "ours"');
  });

  it('is none where nothing is said of it, or the engine is not known', () => {
    expect(replicaOf(offer)).toBeUndefined();
    expect(replicaOf({ ...offer, serving: { ...serving, engine: 'mine' } })).toBeUndefined();
  });
});
