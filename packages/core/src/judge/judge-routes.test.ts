import { describe, expect, it } from 'vitest';
import type { Route } from '../plan/plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import { evaluate } from './evaluate.ts';
import type { Violation } from './violation.ts';

/** Room for everything, so that only routes can be wrong. `b` cannot serve `x`, and nothing asks for `idle`. */
function violations(routes: readonly Route[], options: object = {}): readonly Violation[] {
  const scenario = readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'x', demand: 1 },
        { name: 'idle', demand: 0 },
      ],
    },
    offers: ['a', 'c', 'b'].map((name) => ({ name, gpu: 'A', usdPerHour: 1, capacity: [name === 'b' ? 0 : 10, 0] })),
    options,
  });
  return evaluate(scenario, { replicas: ['a', 'b', 'c'].map((offer) => ({ offer, count: 2 })), routes }).violations;
}

const route = (offer: string, share: number, name = 'x'): Route => ({ class: name, offer, share });

describe('shares', () => {
  it.each([
    ['just short of all', 1 - 0.9e-6, []],
    ['short of all', 1 - 1.1e-6, ['unserved']],
    ['just beyond all', 1 + 0.9e-6, []],
    ['beyond all', 1 + 1.1e-6, ['share', 'share']],
    ['none', 0, ['unserved']],
    ['below none', -0.1, ['share', 'unserved']],
    ['endless', Number.POSITIVE_INFINITY, ['share', 'share', 'overload']],
    ['no number', Number.NaN, ['share', 'share']],
  ])('%s', (_, share, kinds) => {
    expect(violations([route('a', share)]).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('that add up to more than all are too many, though each is a share', () => {
    expect(violations([route('a', 0.75), route('c', 0.5)])).toEqual([
      { kind: 'share', message: '125 % of "x" is routed; it must be 100 %.' },
    ]);
  });

  it('say how much is missing', () => {
    expect(violations([route('a', 0.9)])).toEqual([
      { kind: 'unserved', message: '90 % of "x" is routed; it must be 100 %.' },
    ]);
    expect(violations([])).toEqual([{ kind: 'unserved', message: '0 % of "x" is routed; it must be 100 %.' }]);
  });

  it('that are no shares are named with their route', () => {
    expect(violations([route('a', 1.5), route('c', -0.5)])).toEqual([
      { kind: 'share', message: 'the route from "x" to "a" has a share of 1.5; it must be 0 to 1.' },
      { kind: 'share', message: 'the route from "x" to "c" has a share of -0.5; it must be 0 to 1.' },
    ]);
  });
});

describe('a class that nothing asks for', () => {
  it('needs no route, and may have any', () => {
    expect(violations([route('a', 1)])).toEqual([]);
    expect(violations([route('a', 1), route('a', 1, 'idle')])).toEqual([]);
    expect(violations([route('a', 1), route('b', 0.3, 'idle')])).toEqual([]);
  });
});

describe('an offer with capacity 0', () => {
  it('cannot serve the class', () => {
    expect(violations([route('b', 1)])).toEqual([
      { kind: 'cannot-serve', message: '"b" cannot serve "x" (capacity 0).' },
    ]);
  });

  it('may be named with a share that is nothing but rounding', () => {
    expect(violations([route('a', 1), route('b', 0.9e-6)])).toEqual([]);
    expect(violations([route('a', 1 - 2e-6), route('b', 2e-6)]).map(({ kind }) => kind)).toEqual(['cannot-serve']);
  });
});

describe('names', () => {
  it('that the scenario does not have are said once each', () => {
    const found = violations([route('a', 1), route('d', 0.5, 'idel'), route('d', 0.5, 'idle'), route('a', 0, 'idel')]);
    expect(found).toEqual([
      { kind: 'unknown-name', message: expect.stringMatching(/^no offer is called "d"\./) },
      { kind: 'unknown-name', message: 'no class is called "idel". Did you mean "idle"?' },
    ]);
  });

  it('with quotes and arrows in them do not make two routes one', () => {
    const names = ['x" to "a', 'x'];
    const scenario = readScenario({
      fleetmix: 1,
      workload: { classes: names.map((name) => ({ name, demand: 1 })) },
      offers: ['a', 'a" to "a'].map((name) => ({ name, gpu: 'A', usdPerHour: 1, capacity: [1, 1] })),
    });
    const replicas = scenario.offers.map(({ name }) => ({ offer: name, count: 1 }));
    const routes = [route('a', 1, 'x" to "a'), route('a" to "a', 1, 'x')];
    expect(evaluate(scenario, { replicas, routes }).violations).toEqual([]);
  });

  it('of a route may stand once', () => {
    expect(violations([route('a', 0.5), route('a', 0.5)])).toEqual([
      { kind: 'duplicate', message: 'the route from "x" to "a" is given more than once.' },
    ]);
  });
});

describe('slices', () => {
  it.each([
    [1, [1], []],
    [3, [1 / 3, 2 / 3], []],
    [3, [0.333, 0.667], ['slices', 'slices']],
    [4, [0.25 + 0.9e-6, 0.75 - 0.9e-6], []],
    [4, [0.25 + 1.1e-6, 0.75 - 1.1e-6], ['slices', 'slices']],
    [1000, [0.999, 0.001], []],
    [1000, [0.9995, 0.0005], ['slices', 'slices']],
  ])('%i take shares of %j', (slices, [first = 0, second = 0], kinds) => {
    expect(violations([route('a', first), route('c', second)], { slices }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('say which route breaks them', () => {
    expect(violations([route('a', 0.4), route('c', 0.6)], { slices: 2 })[0]?.message).toBe(
      'the route from "x" to "a" has a share of 0.4, which is not a number of 2ths.',
    );
  });
});
