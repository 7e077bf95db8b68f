import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { presolve } from '../presolve/presolve.ts';
import type { Problem } from '../problem.ts';
import { counters, relaxation } from '../simplex/relaxation.ts';
import { applyCells, type CellBounds, settled } from './cell-bounds.ts';

const slices = 4;

/** A chain of links on cells that can be served, never more slices of a class than there are. */
function chain(problem: Problem, picks: readonly number[]): CellBounds | undefined {
  const left = new Map<number, number>();
  return picks.reduce<CellBounds | undefined>((previous, pick) => {
    const cell = pick % problem.load.length;
    if (Number.isNaN(problem.load[cell])) return previous;
    const requestClass = Math.floor(cell / problem.profiles);
    const put = Math.min(pick % 3, left.get(requestClass) ?? slices);
    left.set(requestClass, (left.get(requestClass) ?? slices) - put);
    return { previous, cell, slices: put, closed: pick % 2 === 0 ? [cell] : [] };
  }, undefined);
}

it('going from one part of the tree to another leaves no trace of the first', () => {
  const scenarios = mediumScenarios({ perClass: false, slices: false }).map((scenario) => ({
    ...scenario,
    options: { ...scenario.options, slices },
  }));
  const picks = fc.array(fc.nat(100_000), { maxLength: 12 });
  fc.assert(
    fc.property(scenarios, picks, picks, fc.nat(12), (scenario, first, second, shared) => {
      const reduction = presolve(scenario);
      if ('kind' in reduction) return;
      const { problem } = reduction;
      const [walked, fresh] = [relaxation(problem, counters(), true), relaxation(problem, counters(), true)];
      const [state, expected] = [settled(walked), settled(fresh)];
      const wanted = chain(problem, [...first.slice(0, shared), ...second]);
      for (const link of [chain(problem, first), undefined, chain(problem, first), wanted])
        applyCells(walked, state, link);
      applyCells(fresh, expected, wanted);
      expect(walked.open).toEqual(fresh.open);
      expect(walked.amount).toEqual(fresh.amount);
      expect([state.put, state.left]).toEqual([expected.put, expected.left]);
      walked.rightSide.forEach((side, row) => {
        expect(side).toBeCloseTo(fresh.rightSide[row] as number, 9);
      });
    }),
    { numRuns: 200, seed: 42 },
  );
});
