import { type Blocker, readScenario, type Scenario } from '@fleetmix/core';
import { highs, type Solver, UnsupportedModelError } from '@fleetmix/solvers';
import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { exact } from './exact.ts';

const solver = highs();
const planner = exact({ solver });

const offers = [
  { name: 'a100', gpu: 'A100', usdPerHour: 2, capacity: [1, 0] },
  { name: 'a100x8', gpu: 'A100', gpusPerReplica: 8, usdPerHour: 16, capacity: [9, 2] },
];

function scenario(document: object): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'short', demand: 9 },
        { name: 'long', demand: 0 },
      ],
    },
    offers: offers.slice(0, 1),
    ...document,
  });
}

const withLong = {
  workload: {
    classes: [
      { name: 'short', demand: 9 },
      { name: 'long', demand: 1 },
    ],
  },
};

async function diagnosis(blocked: Scenario) {
  const { reason, blockers } = await diagnose(blocked, solver);
  expect(await planner.plan(blocked)).toEqual({ status: 'impossible', reason, blockers, solver: 'highs' });
  await expectJustEnough(blocked, blockers);
  return { reason, blockers };
}

/** With what is called enough there is a plan, and with one less of anything there is none. */
async function expectJustEnough(blocked: Scenario, blockers: readonly Blocker[]): Promise<void> {
  if (blockers.every(({ kind }) => kind === 'class')) return;
  expect((await planner.plan(granted(blocked, blockers))).status).toBe('planned');
  for (const less of blockers) {
    if (less.kind === 'class') continue;
    const fewer = blockers.map((blocker) => (blocker === less ? { ...less, enough: less.enough - 1 } : blocker));
    expect((await planner.plan(granted(blocked, fewer))).status).toBe('impossible');
  }
}

function granted(blocked: Scenario, blockers: readonly Blocker[]): Scenario {
  const stock = new Map(blocked.stock);
  const maxima = new Map<string, number>();
  for (const blocker of blockers) {
    if (blocker.kind === 'stock') stock.set(blocker.gpu, blocker.enough);
    if (blocker.kind === 'replicas') maxima.set(blocker.offer, blocker.enough);
  }
  const raised = blocked.offers.map((offer) => {
    const maxReplicas = maxima.get(offer.name);
    return maxReplicas === undefined ? offer : { ...offer, maxReplicas };
  });
  return { ...blocked, stock, offers: raised };
}

test('stock that is short is named, with what would be enough', async () => {
  expect(await diagnosis(scenario({ stock: { A100: 4 } }))).toEqual({
    reason: 'Stock is short: A100 has 4 GPUs, and 9 would be enough.',
    blockers: [{ kind: 'stock', gpu: 'A100', have: 4, enough: 9 }],
  });
});

test('what would be enough is the fewest GPUs, whatever their price', async () => {
  const { blockers } = await diagnosis(scenario({ offers, stock: { A100: 4 } }));
  expect(blockers).toEqual([{ kind: 'stock', gpu: 'A100', have: 4, enough: 8 }]);
});

test('maxReplicas that are too low are named', async () => {
  const limited = offers.slice(0, 1).map((offer) => ({ ...offer, maxReplicas: 5 }));
  expect(await diagnosis(scenario({ offers: limited }))).toEqual({
    reason: 'maxReplicas is too low: a100 may have 5, and 9 would be enough.',
    blockers: [{ kind: 'replicas', offer: 'a100', have: 5, enough: 9 }],
  });
});

test('a class that no offer can serve is named, and nothing else is looked for', async () => {
  expect(await diagnosis(scenario({ ...withLong, stock: { A100: 4 } }))).toEqual({
    reason: 'No offer can serve "long": every capacity for it is 0.',
    blockers: [{ kind: 'class', class: 'long' }],
  });
});

test('a class whose only offer does not fit the stock is named with that offer', async () => {
  const { reason, blockers } = await diagnosis(scenario({ ...withLong, offers, stock: { A100: 4 } }));
  expect(reason).toBe(
    '"long" can be served only by a100x8 (takes 8 A100, 4 in stock). Stock is short: A100 has 4 GPUs, and 13 would be enough.',
  );
  expect(blockers).toContainEqual({ kind: 'class', class: 'long' });
});

test('a class whose only offer may not be rented is named with that offer', async () => {
  const closed = [offers[0], { ...offers[1], maxReplicas: 0 }];
  const { reason, blockers } = await diagnosis(scenario({ ...withLong, offers: closed }));
  expect(reason).toContain('"long" can be served only by a100x8 (maxReplicas is 0).');
  expect(blockers).toContainEqual({ kind: 'replicas', offer: 'a100x8', have: 0, enough: 1 });
});

test('minReplicas that exceed the stock are called the cause', async () => {
  const forced = offers.slice(0, 1).map((offer) => ({ ...offer, minReplicas: 12 }));
  expect((await diagnosis(scenario({ offers: forced, stock: { A100: 10 } }))).reason).toBe(
    'Stock is short: A100 has 10 GPUs, and 12 would be enough. minReplicas of a100 take 12 A100 by themselves.',
  );
});

test('a class that would take a billion replicas is not called servable', async () => {
  const slow = [{ name: 'slow', gpu: 'A100', usdPerHour: 1, capacity: [1e-9, 0] }];
  expect((await diagnosis(scenario({ offers: slow }))).reason).toBe(
    '"short" would take more than a billion replicas of slow.',
  );
});

test('with no time to find what is short, it is still said that something is', async () => {
  const stopped = {
    ...solver,
    solve: async () => ({ status: 'unknown', limit: 'time', solver: 'highs', seconds: 0, engineStatus: '' }) as const,
  };
  expect(await diagnose(scenario({ stock: { A100: 4 } }), stopped)).toMatchObject({
    blockers: [],
    nothingShort: false,
  });
});

test('what is enough is said where the search for the least was stopped, and that less may do', async () => {
  const halted: Solver = {
    ...solver,
    solve: async (model, options) => {
      const solution = await solver.solve(model, options);
      return solution.status === 'optimal' ? { ...solution, status: 'feasible', limit: 'time' } : solution;
    },
  };
  expect(await diagnose(scenario({ stock: { A100: 4 } }), halted)).toMatchObject({
    reason:
      'Stock is short: A100 has 4 GPUs, and 9 would be enough. Less may do: the search for the least that would was stopped.',
    blockers: [{ kind: 'stock', gpu: 'A100', have: 4, enough: 9 }],
    nothingShort: false,
  });
});

test('a solver that cannot take the larger model of the shortage leaves the proof as it is', async () => {
  const small = { ...solver, solve: () => Promise.reject(new UnsupportedModelError('too large')) };
  expect(await diagnose(scenario({ stock: { A100: 4 } }), small)).toMatchObject({ blockers: [], nothingShort: false });
});

test('what would be enough is the least even where a plan need not be the cheapest', async () => {
  const asked: unknown[] = [];
  const watched: Solver = {
    ...solver,
    solve: (model, options) => {
      asked.push(options);
      return solver.solve(model, options);
    },
  };
  await exact({ solver: watched }).plan(scenario({ stock: { A100: 4 } }), { relativeGap: 0.1 });
  expect(asked).toEqual([{ relativeGap: 0.1 }, { relativeGap: 0, timeLimitMs: 30_000 }]);
});
