import { expect, it } from 'vitest';
import { searchAccount } from './search-account.ts';

const report = { status: 'planned', scenario: 'chat', planner: 'exact', solver: 'builtin', seconds: 0.02 } as const;
const guarantee = { kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 4 } as const;

it('tells the engine and what it did, and passes over what it had no need of', () => {
  const counts = { pivots: 1234, nodes: 7, restarts: 0, fallbacks: 0 };
  expect(searchAccount({ ...report, usdPerHour: 4, guarantee, counts })).toBe(
    [
      'exact: proved optimal by the built-in engine, in 0.02 s',
      '  1,234  steps of the simplex method',
      '      7  cases looked at on the way to the proof (nodes of the search tree)',
    ].join('\n'),
  );
});

it('tells that another solver had to finish the work', () => {
  const text = searchAccount({ ...report, usdPerHour: 4, guarantee, solver: 'highs', counts: { fallbacks: 1 } });
  expect(text).toMatch(/^exact: proved optimal by highs, which went on where the built-in engine could not finish, in/);
});

it("shows another planner's counts by their own names, made safe to print", () => {
  const text = searchAccount({ ...report, status: 'gave-up', solver: 'mine', counts: { 'lo\u001bops': 3 } });
  expect(text).toBe('exact: given up by mine, in 0.02 s\n  3  lo\\x1bops');
});
