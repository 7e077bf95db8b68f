import { expect, it } from 'vitest';
import { bestOf, shortOf } from './short-of-best.ts';

function served(first: number, second: number, usdPerHour: number) {
  const priorities = [
    { priority: 1, served: first, asked: 10 },
    { priority: 2, served: second, asked: 10 },
  ];
  const objective = { goal: 'most-served', served: first + second, asked: 20, priorities, unserved: [] } as const;
  return { objective, usdPerHour };
}

it('puts what is more important first, whatever it costs, and the cheaper of equals', () => {
  const [cheap, dear, dearest] = [served(8, 10, 1), served(10, 2, 3), served(10, 2, 4)];
  expect(bestOf([cheap, dearest, dear])).toBe(dear);
  expect(shortOf(cheap, dear)).toBeCloseTo(0.2, 12);
  expect(shortOf(dear, cheap)).toBeCloseTo(-0.25, 12);
  expect(shortOf(dearest, dear)).toBe(0);
  expect(shortOf(served(10, 1, 1), dear)).toBeCloseTo(0.5, 12);
});

it('measures by the goal: time, power, carbon, else the price', () => {
  const done = (makespanSeconds: number) => ({
    objective: { goal: 'shortest-makespan', makespanSeconds } as const,
    usdPerHour: 9 - makespanSeconds,
  });
  expect(shortOf(done(3), done(2))).toBeCloseTo(0.5, 12);
  const drawn = (kilowatts: number) => ({ objective: { goal: 'least-power', kilowatts } as const });
  expect(shortOf(drawn(2 * (1 + 1e-6)), drawn(2))).toBe(0);
  const emitted = (kgCo2ePerHour: number) => ({ objective: { goal: 'least-carbon', kgCo2ePerHour } as const });
  expect(shortOf(emitted(1), emitted(2))).toBeCloseTo(-0.5, 12);
  expect(shortOf({ usdPerHour: 3 }, { usdPerHour: 2 })).toBeCloseTo(0.5, 12);
  expect(bestOf([])).toBeUndefined();
});
