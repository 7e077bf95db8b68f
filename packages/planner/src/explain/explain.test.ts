import { evaluate, type PlanResult, readScenario, type Scenario, unitCosts } from '@fleetmix/core';
import { javascriptLpSolver, SolverFailure } from '@fleetmix/solvers';
import { bruteForce, limitedScenarios, mediumScenarios, smallScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../exact.ts';
import { changed, constraintsOf, without } from './constraint.ts';
import { type ExplainOptions, type Explanation, explain } from './explain.ts';

const few = { numRuns: 12 };

async function explained(scenario: Scenario, options: ExplainOptions = {}) {
  return explain(scenario, await exact().plan(scenario), options);
}

type Planned = Extract<Explanation, { status: 'planned' }>;

async function explainedPlan(scenario: Scenario, options: ExplainOptions = {}): Promise<Planned> {
  const found = await explained(scenario, options);
  if (found.status !== 'planned') throw new Error(found.status);
  return found;
}

/** HiGHS in WebAssembly breaks once in thousands of models; another solver then has the word. */
async function cost(scenario: Scenario): Promise<number> {
  const broken = (error: unknown) => {
    if (!(error instanceof SolverFailure)) throw error;
    return exact({ solver: javascriptLpSolver() }).plan(scenario);
  };
  const result = await exact().plan(scenario).catch(broken);
  return result.status === 'planned' ? evaluate(scenario, result.plan).usdPerHour : Number.POSITIVE_INFINITY;
}

/** 20 requests/s: 4 L4 for 3.20, of which there are 3; so 3 L4 and 1 A10G for 3.90, or 1 A100 for 3.60. */
const scarce = readScenario({
  fleetmix: 1,
  workload: { unit: 'requests/s', classes: [{ name: 'chat', demand: 20 }] },
  offers: [
    { name: 'L4', gpu: 'L4', usdPerHour: 0.8, capacity: [5] },
    { name: 'A10G', gpu: 'A10G', usdPerHour: 1.5, capacity: [5] },
    { name: 'A100', gpu: 'A100', usdPerHour: 3.6, capacity: [20] },
    { name: 'T4', gpu: 'T4', usdPerHour: 0.3, capacity: [0] },
    { name: 'H100', gpu: 'H100', usdPerHour: 1, capacity: [50] },
  ],
  stock: { L4: 3, H100: 0 },
});

describe('an explanation of a plan', () => {
  it('says what one more GPU saves, and all of them', async () => {
    const { constraints, usdPerHour, isOptimal, isComplete } = await explainedPlan(scarce);
    expect({ usdPerHour, isOptimal, isComplete }).toEqual({ usdPerHour: 3.6, isOptimal: true, isComplete: true });
    const [h100, l4] = ['H100', 'L4'].map((gpu) => constraints.find(({ constraint }) => constraint.name === gpu));
    expect(l4?.constraint.text).toBe('stock of "L4": 3 GPUs');
    expect(l4?.dropped).toMatchObject({ usdPerHour: 3.2, savesUsdPerHour: 0.4, isProved: true });
    expect(l4?.looser).toMatchObject({ to: 4, savesUsdPerHour: 0.4, isProved: true });
    expect(h100?.looser).toMatchObject({ to: 1, usdPerHour: 1, savesUsdPerHour: 2.6 });
  });

  it('says at which price an offer that is not rented would be', async () => {
    const { unused } = await explainedPlan(scarce);
    const of = (name: string) => unused.find(({ offer }) => offer === name);
    // With 3 L4 for 2.40 it takes one A10G, which pays below 3.60 - 2.40.
    expect(of('A10G')).toMatchObject({ why: 'price', entersBelowUsdPerHour: 1.2, isProved: true });
    expect(of('T4')).toEqual({ offer: 'T4', usdPerHour: 0.3, why: 'serves-nothing' });
    expect(of('H100')).toEqual({ offer: 'H100', usdPerHour: 1, why: 'none-to-be-had' });
  });

  it('leaves prices alone that a limit counts, but for a budget of the whole fleet', async () => {
    const priced = (offers: object | undefined) =>
      explainedPlan({
        ...scarce,
        limits: [{ name: 'budget', ...(offers === undefined ? {} : { offers }), unit: 'usdPerHour', atMost: 100 }],
      });
    const entry = (found: Planned) => found.unused.find(({ offer }) => offer === 'A10G');
    expect(entry(await priced(undefined))).toMatchObject({ why: 'price', entersBelowUsdPerHour: 1.2, isProved: true });
    expect(entry(await priced({ gpu: ['A10G', 'A100'] }))).toMatchObject({ why: 'not-examined' });
  });

  it('says what a class costs at the margin, and without it', async () => {
    const two = readScenario({
      fleetmix: 1,
      workload: {
        unit: 'requests/s',
        classes: [
          { name: 'short', demand: 30 },
          { name: 'long', demand: 2 },
        ],
      },
      offers: [{ name: 'A', gpu: 'A', usdPerHour: 2, capacity: [10, 1] }],
    });
    const { classes } = await explainedPlan(two);
    const [short, long] = classes;
    // A request/s of short takes a tenth of a replica, one of long a whole.
    expect(short).toMatchObject({ class: 'short', dropped: { usdPerHour: 4, savesUsdPerHour: 6 } });
    expect(short?.marginalUsdPerHour).toBeCloseTo(0.2, 9);
    expect(long).toMatchObject({ class: 'long', dropped: { usdPerHour: 6, savesUsdPerHour: 4 } });
    expect(long?.marginalUsdPerRequest).toBeCloseTo(2 / 3600, 12);
  });

  it('says what headroom, slices, replica bounds and limits cost', async () => {
    const bound = readScenario({
      fleetmix: 1,
      workload: { classes: [{ name: 'chat', demand: 10 }] },
      offers: [
        { name: 'spot', gpu: 'L4', usdPerHour: 1, capacity: [5], pricing: 'spot', maxReplicas: 5 },
        { name: 'firm', gpu: 'L4', usdPerHour: 2, capacity: [5], pricing: 'on-demand', minReplicas: 1 },
      ],
      limits: [{ name: 'spot quota', offers: { pricing: 'spot' }, unit: 'gpus', atMost: 1 }],
      options: { headroom: 0.2 },
    });
    // 12 to serve: 3 replicas, 1 spot and 2 firm for 5.
    const { constraints, usdPerHour } = await explainedPlan(bound);
    expect(usdPerHour).toBe(5);
    const costs = Object.fromEntries(
      constraints.map(({ constraint, dropped }) => [constraint.text, dropped.usdPerHour]),
    );
    expect(costs).toEqual({
      'headroom: 20 %': 3,
      'limit "spot quota": at most 1 GPU': 4,
      'maxReplicas of "spot": 5': 5,
      'minReplicas of "firm": 1': 5,
    });
    expect(constraints.find(({ constraint }) => constraint.kind === 'limit')?.looser).toMatchObject({
      to: 2,
      savesUsdPerHour: 1,
    });
  });

  it('says what it costs to survive a loss', async () => {
    const workload = { classes: [{ name: 'chat', demand: 10 }] };
    const offers = [{ name: 'A', gpu: 'A', usdPerHour: 2, capacity: [5] }];
    const safe = readScenario({ fleetmix: 1, workload, offers, survive: 'replica' });
    const { constraints, usdPerHour } = await explainedPlan(safe);
    expect(usdPerHour).toBe(6);
    expect(constraints).toMatchObject([
      { constraint: { text: 'survive: the loss of any one replica' }, dropped: { usdPerHour: 4, savesUsdPerHour: 2 } },
    ]);
    const one = { ...safe, offers: [{ ...(safe.offers[0] as (typeof safe.offers)[0]), maxReplicas: 2 }] };
    const clash = await explained(one);
    if (clash.status !== 'impossible') throw new Error(clash.status);
    expect(clash.constraints.map(({ kind }) => kind)).toEqual(['max-replicas', 'survive', 'class']);
    expect(clash.relaxations.map(({ changes: [change], usdPerHour }) => [change?.to, usdPerHour])).toEqual([
      [undefined, 4],
      [3, 6],
      [5, 4],
    ]);
  });

  it('is the same whatever decides between fleets of the same cost', async () => {
    const { classes: _, ...found } = await explainedPlan({ ...scarce, prefer: ['fewest-replicas'] });
    const { classes: __, ...plain } = await explainedPlan(scarce);
    expect(found).toEqual(plain);
  });

  it('explains the cheapest plan where the one given is not proved', async () => {
    const replicas = [{ offer: 'A10G', count: 4 }];
    const routes = [{ class: 'chat', offer: 'A10G', share: 1 }];
    const given: PlanResult = { status: 'planned', plan: { replicas, routes }, guarantee: { kind: 'none' } };
    expect(await explain(scarce, given)).toMatchObject({ usdPerHour: 3.6, isOptimal: true });
  });

  it('stops where it is told to, and says so', async () => {
    const stopped = await explained(scarce, { signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ status: 'planned', constraints: [], isComplete: false, plans: 0 });
  });

  it('does not pretend to explain a plan of another goal', async () => {
    const served = { ...scarce, objective: { goal: 'most-served', budgetUsdPerHour: 2 } } as const;
    expect(await explained(served)).toMatchObject({ status: 'unknown', plans: 0 });
  });

  it('tells what each plan is for', async () => {
    const told: string[] = [];
    await explained(scarce, { onProgress: ({ what }) => told.push(what) });
    expect(told.every((what) => typeof what === 'string')).toBe(true);
    expect(told[0]).toBe('without the stock of "H100": 0 GPUs');
    expect(told).toContain('the price at which A10G would enter');
  });

  it('names an entering price below which the offer is in every cheapest plan, and above which in none', async () => {
    await fc.assert(
      fc.asyncProperty(smallScenarios(), async (scenario) => {
        const result = await exact().plan(scenario);
        fc.pre(result.status === 'planned');
        const found = await explain(scenario, result, { classes: 0 });
        if (found.status !== 'planned') throw new Error(found.status);
        for (const { offer, why, entersBelowUsdPerHour = 0 } of found.unused) {
          if (why !== 'price') continue;
          const at = (usdPerHour: number) => ({
            ...scenario,
            offers: scenario.offers.map((each) => (each.name === offer ? { ...each, usdPerHour } : each)),
          });
          const epsilon = 1e-3 * entersBelowUsdPerHour;
          expect(bruteForce(at(entersBelowUsdPerHour - epsilon))).toBeLessThan(found.usdPerHour);
          expect(bruteForce(at(entersBelowUsdPerHour + epsilon))).toBeCloseTo(found.usdPerHour, 6);
        }
      }),
      few,
    );
  });

  it('never finds that less of a constraint costs more, and agrees with trying everything', async () => {
    await fc.assert(
      fc.asyncProperty(limitedScenarios(), async (scenario) => {
        const found = await explained(scenario, { offers: 0, classes: 0 });
        fc.pre(found.status === 'planned');
        if (found.status !== 'planned') return;
        for (const { dropped, looser } of found.constraints)
          expect(dropped.savesUsdPerHour).toBeGreaterThanOrEqual(looser?.savesUsdPerHour ?? 0);
        // Trying everything takes long, and those that cost most come first.
        for (const { constraint, looser } of found.constraints.slice(0, 2)) {
          if (looser === undefined || !looser.isProved) continue;
          expect(bruteForce(changed(scenario, constraint, looser.to))).toBeCloseTo(looser.usdPerHour, 6);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('splits the whole cost of a plan among its classes', async () => {
    await fc.assert(
      fc.asyncProperty(mediumScenarios(), async (scenario) => {
        const result = await exact().plan(scenario);
        fc.pre(result.status === 'planned');
        if (result.status !== 'planned') return;
        const { classes, offers, unroutedUsdPerHour, idleUsdPerHour, usdPerHour } = unitCosts(scenario, result.plan);
        const sum = (costs: readonly { readonly usdPerHour: number }[]) =>
          costs.reduce((total, each) => total + each.usdPerHour, 0);
        expect(sum(classes) + unroutedUsdPerHour).toBeCloseTo(usdPerHour, 6);
        expect(sum(offers)).toBeCloseTo(usdPerHour, 6);
        expect(idleUsdPerHour).toBeLessThanOrEqual(usdPerHour + 1e-9);
      }),
      few,
    );
  });
});

describe('an explanation of why there is no plan', () => {
  it('names what clashes, no more, and the ways out, the cheapest first', async () => {
    const clash = readScenario({
      fleetmix: 1,
      workload: {
        unit: 'requests/s',
        classes: [
          { name: 'chat', demand: 20 },
          { name: 'batch', demand: 1 },
        ],
      },
      offers: [
        { name: 'A100', gpu: 'A100-80GB', usdPerHour: 3.6, capacity: [8, 0] },
        { name: 'L4', gpu: 'L4', usdPerHour: 1, capacity: [1, 1], maxReplicas: 3 },
      ],
      stock: { 'A100-80GB': 2, L4: 50 },
      limits: [{ name: 'budget', unit: 'usdPerHour', atMost: 100 }],
    });
    const found = await explained(clash);
    if (found.status !== 'impossible') throw new Error(found.status);
    expect(found.constraints.map(({ text }) => text)).toEqual([
      'stock of "A100-80GB": 2 GPUs',
      'maxReplicas of "L4": 3',
      'class "chat": 20 requests/s',
    ]);
    expect(found.isIrreducible).toBe(true);
    const ways = found.relaxations.map(({ changes: [change], usdPerHour }) => [
      change?.constraint.kind,
      change?.to,
      usdPerHour,
    ]);
    // 3 A100 carry chat, an L4 batch. Or 2 A100 and 4 L4 for chat, and one for batch. Or as much of chat as 2 A100 and 2 L4 carry.
    expect(ways).toEqual([
      ['stock', 3, 11.8],
      ['max-replicas', 5, 12.2],
      ['class', 18, 10.2],
    ]);
  });

  it('takes several changes together where no single one is enough', async () => {
    const two = readScenario({
      fleetmix: 1,
      workload: {
        classes: [
          { name: 'a', demand: 10 },
          { name: 'b', demand: 10 },
        ],
      },
      offers: [
        { name: 'A', gpu: 'A', usdPerHour: 1, capacity: [5, 0] },
        { name: 'B', gpu: 'B', usdPerHour: 1, capacity: [0, 5] },
      ],
      stock: { A: 1, B: 1 },
    });
    const found = await explained(two);
    if (found.status !== 'impossible') throw new Error(found.status);
    expect(found.constraints).toHaveLength(2);
    expect(found.relaxations).toHaveLength(1);
    expect(found.relaxations[0]?.changes.map(({ constraint, to }) => [constraint.name, to])).toEqual([
      ['A', 2],
      ['B', 2],
    ]);
    expect(found.relaxations[0]?.usdPerHour).toBe(4);
  });

  it('names a class alone that nothing can serve', async () => {
    const hopeless = readScenario({
      fleetmix: 1,
      workload: {
        classes: [
          { name: 'chat', demand: 1 },
          { name: 'essay', demand: 1 },
        ],
      },
      offers: [{ name: 'A', gpu: 'A', usdPerHour: 1, capacity: [5, 0] }],
      stock: { A: 8 },
    });
    const found = await explained(hopeless);
    if (found.status !== 'impossible') throw new Error(found.status);
    expect(found.constraints.map(({ text }) => text)).toEqual(['class "essay": 1 requests/s']);
  });

  it('names sets of which none can be spared, and ways out that lead out', async () => {
    await fc.assert(
      fc.asyncProperty(limitedScenarios(), async (scenario) => {
        const found = await explained(scenario);
        fc.pre(found.status === 'impossible' && found.isComplete);
        if (found.status !== 'impossible') return;
        const all = constraintsOf(scenario);
        const only = (kept: typeof all) =>
          without(
            scenario,
            all.filter(({ text }) => !kept.some((each) => each.text === text)),
          );
        expect(await cost(only(found.constraints))).toBe(Number.POSITIVE_INFINITY);
        for (const spared of found.constraints)
          expect(await cost(only(found.constraints.filter((each) => each !== spared)))).toBeLessThan(
            Number.POSITIVE_INFINITY,
          );
        for (const { changes, usdPerHour } of found.relaxations) {
          const mended = changes.reduce((changing, { constraint, to }) => changed(changing, constraint, to), scenario);
          expect(await cost(mended)).toBeCloseTo(usdPerHour, 6);
        }
      }),
      few,
    );
  });
});
