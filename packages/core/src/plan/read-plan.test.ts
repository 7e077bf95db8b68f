import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../judge/evaluate.ts';
import { readScenario } from '../read/read-scenario.ts';
import type { Guarantee, Plan } from './plan.ts';
import { planDocument } from './plan-document.ts';
import { parsePlan, readPlan } from './read-plan.ts';

const names = ['a', '__proto__', 'a "quoted" one', '🚀', '4090'];
const scenario = readScenario({
  fleetmix: 1,
  workload: { classes: names.map((name) => ({ name, demand: 1 })) },
  offers: names.map((name) => ({ name, gpu: name, usdPerHour: 0.1, capacity: names.map((_, n) => n / 3) })),
  stock: { '4090': 2 },
});

const plans: fc.Arbitrary<Plan> = fc.record({
  replicas: fc.uniqueArray(fc.record({ offer: fc.constantFrom(...names), count: fc.integer({ min: 1, max: 9 }) }), {
    selector: ({ offer }) => offer,
  }),
  routes: fc.array(
    fc.record({
      class: fc.constantFrom(...names),
      offer: fc.constantFrom(...names),
      share: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0),
    }),
  ),
});
const guarantee: Guarantee = {
  kind: 'optimal',
  relativeGap: 0,
  atLeastUsdPerHour: 1,
  certificate: { work: [{ offer: 'a', usdPerHour: 0.1 }], stock: [{ gpu: '4090', usdPerHour: 0 }] },
};

describe('a plan that was written down', () => {
  it('is judged the same when it is read back, as JSON or as YAML', async () => {
    const { stringify } = await import('yaml');
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom(JSON.stringify, stringify), async (plan, write) => {
        const document = planDocument(scenario, 'test', { status: 'planned', plan, guarantee }, 0);
        const { replicas, routes = [] } = await parsePlan(write(document));
        expect(evaluate(scenario, { replicas, routes })).toEqual(evaluate(scenario, plan));
      }),
    );
  });

  it('keeps its certificate, and nothing else that it says of itself', () => {
    const plan = { replicas: [{ offer: 'a', count: 1 }], routes: [] };
    const document = planDocument(scenario, 'test', { status: 'planned', plan, guarantee }, 0);
    expect(Object.keys(readPlan(document))).toEqual(['replicas', 'routes', 'certificate']);
    expect(readPlan(document).certificate).toEqual(guarantee.certificate);
    expect(readPlan({ replicas: [], guarantee: { kind: 'none' } })).toEqual({ replicas: [] });
  });
});

describe('Mélange’s output', () => {
  it('is read from text, with names as they are', async () => {
    expect(await parsePlan('{ "__proto__": 2, "4090": 1, "cost": 3.5 }')).toEqual({
      replicas: [
        { offer: '4090', count: 1 },
        { offer: '__proto__', count: 2 },
      ],
    });
  });
});

describe('what is no plan is refused', () => {
  it.each([
    ['nothing', null, 'input: must be an object, not null.'],
    ['a number', 3, 'input: must be an object, not 3.'],
    ['a run that gave up', { status: 'gave-up' }, 'status: is "gave-up": this file holds no plan to judge.'],
    ['counts in an object', { replicas: { a: 3 } }, 'replicas: must be a list, not an object.'],
    ['a count that is none', { replicas: [{ offer: 'a', count: Number.NaN }] }, 'replicas[0].count: must be a finite'],
    ['an offer that is a number', { replicas: [{ offer: 4090, count: 1 }] }, '4090 (put it in quotes).'],
    [
      'a route to nowhere',
      { replicas: [], routes: [{ class: 'a', share: 1 }] },
      'routes[0].offer: is missing: add it.',
    ],
    ['a scenario', { fleetmix: 1, workload: {}, offers: [] }, 'replicas: is missing: add it.'],
    ['counts without a cost', { A10G: 3 }, 'replicas: is missing: add it.'],
    [
      'a certificate of another shape',
      { replicas: [], guarantee: { certificate: { work: {}, stock: [] } } },
      'guarantee.certificate.work: must be a list, not an object.',
    ],
  ])('%s', (_, document, message) => {
    expect(() => readPlan(document)).toThrow(message);
  });

  it('takes counts and shares that break rules: those are for the judge', () => {
    const plan = { replicas: [{ offer: 'a', count: -1.5 }], routes: [{ class: 'a', offer: 'a', share: 7 }] };
    expect(readPlan(plan)).toEqual(plan);
  });
});
