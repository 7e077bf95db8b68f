import { describe, expect, it } from 'vitest';
import { evaluate } from '../judge/evaluate.ts';
import type { Failover } from '../plan/plan.ts';
import { planDocument } from '../plan/plan-document.ts';
import { readPlan } from '../plan/read-plan.ts';
import { readScenario } from '../read/read-scenario.ts';

function scenario(survive: string, more: object = {}) {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 10 }] },
    offers: [
      { name: 'west', gpu: 'L4', usdPerHour: 1, region: 'us', capacity: [5] },
      { name: 'east', gpu: 'L4', usdPerHour: 1, region: 'us', capacity: [5] },
      { name: 'far', gpu: 'L4', usdPerHour: 2, region: 'eu', capacity: [5] },
    ],
    survive,
    ...more,
  });
}

function said(
  survive: string,
  counts: readonly number[],
  shares: readonly number[],
  failovers: readonly Failover[] = [],
) {
  const given = scenario(survive);
  const replicas = given.offers.map(({ name }, at) => ({ offer: name, count: counts[at] as number }));
  const plan = { replicas, routes: routes(shares), failovers };
  return evaluate(given, plan).violations.map(({ message }) => message);
}

function routes(shares: readonly number[]) {
  const offers = ['west', 'east', 'far'];
  return shares.flatMap((share, at) => (share > 0 ? [{ class: 'chat', offer: offers[at] as string, share }] : []));
}

describe('what is to be survived', () => {
  it('is judged by really taking it away, with the routes that the plan has for that', () => {
    const failover = (lost: string, ...shares: readonly number[]) => ({ lost, routes: routes(shares) });
    const both = [failover('west', 0, 0.5, 0.5), failover('east', 0.5, 0, 0.5)];
    expect(said('replica', [1, 1, 1], [0.5, 0.5, 0], both)).toEqual([]);
    expect(said('replica', [1, 1, 1], [0.5, 0.5, 0], both.slice(1))).toEqual([
      'without one replica of "west": west needs 1 replicas, headroom included, and has 0.',
    ]);
    expect(said('region', [1, 1, 1], [0.5, 0.5, 0], [failover('us', 0, 0, 1)])).toEqual([
      'without region "us": far needs 2 replicas, headroom included, and has 1.',
    ]);
    expect(said('region', [1, 1, 2], [0.5, 0.5, 0], [failover('us', 0, 0, 1)])).toEqual([]);
  });

  it('needs no routes of its own where the plan’s own still do', () => {
    expect(said('replica', [3, 0, 0], [1, 0, 0])).toEqual([]);
    expect(said('offer', [3, 0, 0], [1, 0, 0])).toEqual([
      'without offer "west": west needs 2 replicas, headroom included, and has 0.',
    ]);
  });

  it('must leave nothing unserved', () => {
    expect(said('offer', [2, 2, 0], [1, 0, 0], [{ lost: 'west', routes: routes([0, 0.5, 0]) }])).toEqual([
      'without offer "west": 50 % of "chat" is routed; it must be 100 %.',
    ]);
  });

  it('is written with the plan, and read back', () => {
    const given = scenario('replica');
    const failovers = [{ lost: 'west', routes: routes([0, 1, 0]) }];
    const plan = { replicas: [{ offer: 'east', count: 3 }], routes: routes([0, 1, 0]), failovers };
    const document = planDocument(given, 'mine', { status: 'planned', plan, guarantee: { kind: 'none' } }, 0);
    expect(readPlan(JSON.parse(JSON.stringify(document))).failovers).toEqual(failovers);
  });

  it('is refused with another goal, and where no offer says where it is', () => {
    const goal = { objective: { goal: 'most-served', budgetUsdPerHour: 3 } };
    expect(() => scenario('offer', goal)).toThrow(
      'survive: goes with the goal least-cost alone, not with most-served.',
    );
    expect(() => scenario('provider')).toThrow('survive: is provider, and no offer names one. Add it to the offers.');
    expect(() => scenario('continent')).toThrow('survive: must be "replica" or "offer" or "region" or "provider"');
  });
});
