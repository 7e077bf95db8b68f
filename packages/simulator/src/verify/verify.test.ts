import {
  capacityOf,
  evaluate,
  type Plan,
  type Planner,
  readScenario,
  requiredDemand,
  type Scenario,
} from '@fleetmix/core';
import { describe, expect, test } from 'vitest';
import { classOf } from '../arrivals/class-of.ts';
import { gammaArrivals } from '../arrivals/random-arrivals.ts';
import { type Sizes, workloadSizes } from '../arrivals/sizes.ts';
import { continuousBatching } from '../engine/continuous-batching.ts';
import type { Fleet } from '../fleet.ts';
import type { StepTime } from '../step.ts';
import { verificationDocument } from './verification-document.ts';
import { verify } from './verify.ts';

const scenario = readScenario({
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'short', inputTokens: [50, 150], outputTokens: [50, 150], demand: 30 },
      { name: 'long', inputTokens: [1500, 2500], outputTokens: [150, 250], demand: 4 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'S', usdPerHour: 1, capacity: [12, 1] },
    { name: 'large', gpu: 'L', usdPerHour: 3, capacity: [40, 7] },
  ],
  stock: { S: 40, L: 40 },
});

/** Each class to where a unit of it is cheapest, rounded up: simple, and cheap where it is right. */
const simple: Planner = {
  name: 'simple',
  async plan(given) {
    const demand = requiredDemand(given);
    const cost = (offer: number, at: number) => (given.offers[offer]?.usdPerHour ?? 0) / capacityOf(given, offer, at);
    const chosen = given.workload.classes.map((_, at) => Number(cost(1, at) < cost(0, at)));
    const loads = given.offers.map((_, offer) =>
      chosen.reduce(
        (sum, one, at) => (one === offer ? sum + (demand[at] as number) / capacityOf(given, offer, at) : sum),
        0,
      ),
    );
    const counts = loads.map((load) => Math.max(0, Math.ceil(load - 1e-9)));
    const short = given.offers.find(({ gpu }, at) => (counts[at] as number) > (given.stock.get(gpu) ?? 0));
    if (short !== undefined) return { status: 'impossible', reason: `not enough of ${short.gpu}`, blockers: [] };
    const plan: Plan = {
      replicas: given.offers.map(({ name }, at) => ({ offer: name, count: counts[at] as number })),
      routes: given.workload.classes.map(({ name }, at) => ({
        class: name,
        offer: given.offers[chosen[at] as number]?.name ?? '',
        share: 1,
      })),
    };
    return { status: 'planned', plan, guarantee: { kind: 'none' } };
  },
};

function stepOf(msPerPromptToken: number): StepTime {
  return ({ prefill, decodes, decodeKvTokens }) => {
    let ms = 8 + 0.05 * decodes + 0.0002 * decodeKvTokens;
    for (const { newTokens } of prefill) ms += msPerPromptToken * newTokens;
    return ms;
  };
}

const kinds = { small: 0.3, large: 0.06 };

function fleetOf({ replicas }: Plan): Fleet {
  return {
    offers: replicas.map(({ offer, count }) => ({
      name: offer,
      replicas: count,
      kind: continuousBatching({
        step: stepOf(kinds[offer as keyof typeof kinds]),
        kvTokens: 60_000,
        maxSequences: 64,
        maxBatchedTokens: 2048,
      }),
    })),
  };
}

const sizes: Sizes = workloadSizes(scenario.workload);
const bursts = gammaArrivals(34, 4, sizes, { seconds: 120 });
const slo = { ttftMs: 800, tpotMs: 40 };

describe('verify', () => {
  test('turns a plan that misses its target into one that holds it, and says what that costs', async () => {
    const found = await verify(simple, scenario, fleetOf, bursts, { slo, target: 0.97 });
    const [first] = found.rounds;
    expect(first?.holds).toBe(false);
    if (found.status !== 'holds') throw new Error(found.reason);
    expect(found.simulation.total.insideSlo).toBeGreaterThanOrEqual(0.97);
    expect(evaluate(scenario, found.plan).violations).toEqual([]);
    const { plannedUsdPerHour, verifiedUsdPerHour, certaintyUsdPerHour } = found.cost;
    expect(plannedUsdPerHour).toBe(first?.usdPerHour);
    expect(certaintyUsdPerHour).toBeCloseTo(verifiedUsdPerHour - plannedUsdPerHour);
    const held = found.rounds.filter(({ holds }) => holds).map(({ usdPerHour }) => usdPerHour);
    expect(verifiedUsdPerHour).toBe(Math.min(...held));
  });

  test('can be asked for each class', async () => {
    const found = await verify(simple, scenario, fleetOf, bursts, { slo, target: 0.97, of: 'classes' });
    if (found.status !== 'holds') throw new Error(found.reason);
    for (const { insideSlo } of found.simulation.classes) expect(insideSlo).toBeGreaterThanOrEqual(0.97);
    expect(found.rounds.at(-1)?.worstClass?.insideSlo).toBeDefined();
  });

  test('writes down what it did', async () => {
    const found = await verify(simple, scenario, fleetOf, bursts, { slo, target: 0.97 });
    const document = verificationDocument(found);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document.rounds.length).toBe(found.rounds.length);
    expect(document.rounds[0]?.replicas).toEqual(found.rounds[0]?.plan.replicas.filter(({ count }) => count > 0));
  });

  test('leaves a plan alone that holds at once, unless it has a replica to spare', async () => {
    const calm = gammaArrivals(8, 1, sizes, { seconds: 60 });
    const found = await verify(simple, scenario, fleetOf, calm, { slo: { ttftMs: 5000 }, target: 0.9 });
    if (found.status !== 'holds') throw new Error(found.reason);
    expect(found.rounds[0]?.holds).toBe(true);
    expect(found.cost.certaintyUsdPerHour).toBeLessThanOrEqual(0);
    expect(evaluate(scenario, found.plan).violations).toEqual([]);
  });

  test('says that nothing is left where the stock ends first', async () => {
    const scarce: Scenario = {
      ...scenario,
      stock: new Map([
        ['S', 2],
        ['L', 2],
      ]),
    };
    const found = await verify(simple, scarce, fleetOf, bursts, { slo, target: 0.999 });
    expect(found.status).toBe('impossible');
    expect(found.rounds.length).toBeGreaterThan(0);
  });

  test('gives up where requests miss for another reason than load', async () => {
    const found = await verify(simple, scenario, fleetOf, bursts, { slo: { tpotMs: 1 }, target: 0.9 });
    expect(found.status).toBe('gave-up');
    expect(found.status === 'holds' ? '' : found.reason).toMatch(/more replicas do not help.*batch/);
  });

  test('reports each round as it ends, and no more of them than allowed', async () => {
    const seen: number[] = [];
    const options = {
      slo,
      target: 0.999,
      rounds: 1,
      onRound: ({ insideSlo }: { insideSlo: number }) => seen.push(insideSlo),
    };
    const found = await verify(simple, scenario, fleetOf, bursts, options);
    expect(found.status).toBe('gave-up');
    expect(seen).toEqual(found.rounds.map(({ insideSlo }) => insideSlo));
    expect(seen.length).toBe(1);
  });
});

test('a request belongs to the class whose ranges hold it, or are nearest', () => {
  const at = classOf(scenario.workload);
  expect([at(100, 100), at(2000, 200), at(160, 100), at(9000, 900)]).toEqual([0, 1, 0, 1]);
});
