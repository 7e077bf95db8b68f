import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CapacityPoint, CapacityTable } from '../import/measurement.ts';
import type { RequestSize } from '../request-size.ts';
import { type Interpolated, interpolate, interpolator } from './interpolate.ts';
import { isSameSize } from './same-size.ts';

function tableOf(...points: readonly (readonly [input: number, output: number, rate: number])[]): CapacityTable {
  return {
    source: 'table',
    points: points.map(([inputTokens, outputTokens, requestsPerSecond]) => ({
      inputTokens,
      outputTokens,
      requestsPerSecond,
    })),
  };
}

const at = (inputTokens: number, outputTokens: number): RequestSize => ({ inputTokens, outputTokens });
const rate = (found: Interpolated): number => ('beyond' in found ? Number.NaN : found.requestsPerSecond);

/** Not square, and steeper in output than in input. */
const grid = tableOf([128, 8, 32], [1024, 8, 16], [8192, 8, 4], [128, 64, 8], [1024, 64, 4], [8192, 64, 1]);

test('a measured size has what was measured, and so have sizes within 5 % of it', () => {
  expect(interpolate(grid, at(1024, 64))).toEqual({ requestsPerSecond: 4, source: 'measured' });
  expect(interpolate(grid, at(1070, 62))).toEqual({ requestsPerSecond: 4, source: 'measured' });
});

test('half way in logarithms on an edge of the grid is the geometric mean', () => {
  expect(rate(interpolate(grid, at(Math.sqrt(128 * 1024), 8)))).toBeCloseTo(Math.sqrt(32 * 16), 9);
  expect(rate(interpolate(grid, at(128, Math.sqrt(8 * 64))))).toBeCloseTo(Math.sqrt(32 * 8), 9);
});

test('in the middle of a cell all four corners count alike', () => {
  const found = interpolate(grid, at(Math.sqrt(1024 * 8192), Math.sqrt(8 * 64)));
  expect(found).toEqual({ requestsPerSecond: expect.closeTo((16 * 4 * 4 * 1) ** 0.25, 9), source: 'interpolated' });
});

test('sizes outside of what was measured are beyond it, with what a larger size sustains', () => {
  expect(interpolate(grid, at(16_000, 8))).toEqual({ beyond: expect.stringContaining('inputs of 128 to 8192') });
  expect(interpolate(grid, at(64, 8))).toEqual({
    beyond: expect.stringContaining('input 64, output 8'),
    atLeast: expect.closeTo(32, 9),
  });
});

test('a cell without its largest corner is known only on the side of the other three', () => {
  const cut = { ...grid, points: grid.points.slice(0, -1) };
  expect(rate(interpolate(cut, at(1500, 12)))).toBeGreaterThan(4);
  expect(interpolate(cut, at(6000, 50))).toHaveProperty('beyond');
});

test('a size at which nothing held is measured as 0, and leaves a gap around it', () => {
  const missed = tableOf([128, 8, 32], [1024, 8, 16], [128, 64, 8], [1024, 64, 0]);
  expect(interpolate(missed, at(1024, 64))).toEqual({ requestsPerSecond: 0, source: 'measured' });
  expect(interpolate(missed, at(800, 50))).toEqual({ beyond: expect.stringContaining('at which the targets held') });
  expect(interpolate(tableOf([128, 8, 0]), at(500, 8))).toEqual({ beyond: 'the targets held at no measured size' });
});

test('sizes along one line are joined along it, and not beside it', () => {
  const line = tableOf([128, 100, 8], [1024, 101, 2], [8192, 99, 1]);
  expect(rate(interpolate(line, at(362, 100)))).toBeCloseTo(4, 1);
  expect(interpolate(line, at(362, 200))).toHaveProperty('beyond');
});

test('three corners of a square that was not filled span a triangle', () => {
  const corners = tableOf([1024, 1024, 8], [8192, 1024, 2], [1024, 8192, 1]);
  expect(rate(interpolate(corners, at(2048, 2048)))).toBeCloseTo((8 * 2 * 1) ** (1 / 3), 9);
  expect(interpolate(corners, at(6000, 6000))).toHaveProperty('beyond');
});

test('two sizes that form no grid are joined, and stand for smaller ones between them', () => {
  const pair = tableOf([128, 128, 16], [2048, 2048, 1]);
  expect(rate(interpolate(pair, at(512, 512)))).toBeCloseTo(4, 9);
  expect(rate(interpolate(pair, at(200, 512)))).toBeCloseTo(4, 9);
  expect(interpolate(pair, at(64, 512))).toMatchObject({ atLeast: expect.closeTo(1, 9) });
});

test('a rate that a smaller size did not sustain is not believed between sizes', () => {
  const odd = tableOf([128, 8, 4], [1024, 8, 9]);
  expect(rate(interpolate(odd, at(1024, 8)))).toBe(9);
  expect(rate(interpolate(odd, at(900, 8)))).toBeCloseTo(4, 9);
});

test('a size without tokens is refused', () => {
  expect(() => interpolate(grid, at(0, 8))).toThrow(RangeError);
});

const tokens = fc.double({ min: 1, max: 1e5, noNaN: true });
const sizes = fc.record({ inputTokens: tokens, outputTokens: tokens });
const rates = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

/** Any sizes with any rates. */
const scattered = fc
  .array(fc.tuple(tokens, tokens, rates), { minLength: 1, maxLength: 12 })
  .map((points) => tableOf(...points));

/** Ticks a factor of 1.2 apart at least, and rates that fall along both. */
const fallingGrid = fc
  .record({
    inputs: fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 1, maxLength: 4 }),
    outputs: fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 1, maxLength: 4 }),
    drops: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ inputs, outputs, drops }) => {
    const ticks = (steps: readonly number[]) =>
      steps.map((_, position) => 10 * Math.exp(steps.slice(0, position + 1).reduce((sum, step) => sum + step, 0)));
    const logs: number[][] = [];
    ticks(inputs).forEach((_, i) => {
      logs.push(ticks(outputs).map(() => 0));
      ticks(outputs).forEach((__, j) => {
        const above = Math.min(logs[i - 1]?.[j] ?? 5, logs[i]?.[j - 1] ?? 5);
        (logs[i] as number[])[j] = j === 0 && i === 0 ? 5 : above - (drops[4 * i + j] as number);
      });
    });
    return tableOf(
      ...ticks(inputs).flatMap((input, i) =>
        ticks(outputs).map((output, j) => [input, output, Math.exp(logs[i]?.[j] ?? 0)] as const),
      ),
    );
  });

const corner = (points: readonly CapacityPoint[]) => ({
  inputTokens: Math.min(...points.map(({ inputTokens }) => inputTokens)),
  outputTokens: Math.min(...points.map(({ outputTokens }) => outputTokens)),
});

test('nothing is ever above what some smaller size sustained, or above the largest of all', () => {
  fc.assert(
    fc.property(scattered, sizes, (table, size) => {
      const found = interpolate(table, size);
      if ('beyond' in found || found.source === 'measured') return;
      const smaller = table.points.filter(
        (point) => point.inputTokens <= size.inputTokens / 1.05 && point.outputTokens <= size.outputTokens / 1.05,
      );
      for (const point of smaller)
        expect(found.requestsPerSecond).toBeLessThanOrEqual(point.requestsPerSecond * (1 + 1e-9));
      expect(found.requestsPerSecond).toBeLessThanOrEqual(
        Math.max(...table.points.map(({ requestsPerSecond }) => requestsPerSecond)) * (1 + 1e-9),
      );
    }),
    { numRuns: 1000 },
  );
});

test('nothing is interpolated below the least input or output, or above the largest', () => {
  fc.assert(
    fc.property(scattered, sizes, (table, size) => {
      const low = corner(table.points);
      const isOutside =
        size.inputTokens < low.inputTokens / 1.06 ||
        size.outputTokens < low.outputTokens / 1.06 ||
        table.points.every(({ inputTokens }) => inputTokens < size.inputTokens / 1.06);
      if (isOutside) expect(interpolate(table, size)).toHaveProperty('beyond');
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['a grid', fallingGrid],
  ['scattered sizes', scattered],
])('capacity between the sizes of %s falls as sizes grow', (_, tables) => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(tables, fc.tuple(share, share), fc.tuple(share, share), (table, [x, y], [across, up]) => {
      const low = corner(table.points);
      const most = Math.max(...table.points.map(({ inputTokens }) => inputTokens));
      const high = Math.max(...table.points.map(({ outputTokens }) => outputTokens));
      const small = at(
        low.inputTokens * (most / low.inputTokens) ** x,
        low.outputTokens * (high / low.outputTokens) ** y,
      );
      const large = at(
        small.inputTokens * (most / small.inputTokens) ** across,
        small.outputTokens * (high / small.outputTokens) ** up,
      );
      const isMeasured = table.points.some((point) => isSameSize(point, small) || isSameSize(point, large));
      const [of, ofLarger] = [small, large].map(interpolator(table)) as [Interpolated, Interpolated];
      if (isMeasured || 'beyond' in of || 'beyond' in ofLarger) return;
      expect(ofLarger.requestsPerSecond).toBeLessThanOrEqual(of.requestsPerSecond * (1 + 1e-9));
    }),
    { numRuns: 1000 },
  );
});

test('a power law is met exactly on a grid, whichever of its points are missing', () => {
  const power = fc.double({ min: 0, max: 2, noNaN: true });
  const whole = [10, 100, 1000, 20_000].flatMap((input) => [5, 50, 900].map((output) => at(input, output)));
  const kept = fc.subarray(whole, { minLength: 9 });
  const inside = fc.record({
    inputTokens: fc.double({ min: 11, max: 19_000, noNaN: true }),
    outputTokens: fc.double({ min: 6, max: 850, noNaN: true }),
  });
  fc.assert(
    fc.property(power, power, kept, inside, (input, output, points, size) => {
      const law = (of: RequestSize): number => 1e6 * of.inputTokens ** -input * of.outputTokens ** -output;
      const table = { source: 'law', points: points.map((point) => ({ ...point, requestsPerSecond: law(point) })) };
      const found = interpolate(table, size);
      if ('beyond' in found) expect(points.length).toBeLessThan(whole.length);
      else if (found.source === 'interpolated') expect(found.requestsPerSecond / law(size)).toBeCloseTo(1, 9);
    }),
    { numRuns: 1000 },
  );
});

test('where a request takes a sum of powers of its sizes, no interpolated capacity is above the true one', () => {
  const factor = fc.double({ min: 0, max: 1, noNaN: true });
  const truth = fc.tuple(factor, factor, factor, factor).map(
    ([fixed, input, output, both]) =>
      (size: RequestSize) =>
        1000 /
        (1 +
          10 * fixed +
          input * size.inputTokens +
          20 * output * size.outputTokens +
          both * size.inputTokens * size.outputTokens * 1e-3),
  );
  const some = fc.array(sizes, { minLength: 2, maxLength: 9 });
  const whole = fc.constant(
    [10, 100, 1000, 20_000].flatMap((input) => [5, 50, 900].map((output) => at(input, output))),
  );
  fc.assert(
    fc.property(truth, fc.oneof(some, whole), sizes, (capacity, measured, any) => {
      const isWhole = measured.length === 12;
      const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
      const size = isWhole ? at(within(any.inputTokens, 10, 20_000), within(any.outputTokens, 5, 900)) : any;
      const table = {
        source: 'truth',
        points: measured.map((point) => ({ ...point, requestsPerSecond: capacity(point) })),
      };
      const found = interpolate(table, size);
      if ('beyond' in found || found.source === 'measured') return;
      // Scattered sizes within 5 % of each other, and such outside of the range, count as one.
      const slack = isWhole ? 1 + 1e-9 : 1.05 ** 2;
      expect(found.requestsPerSecond).toBeLessThanOrEqual(capacity(size) * slack);
    }),
    { numRuns: 1000 },
  );
});
