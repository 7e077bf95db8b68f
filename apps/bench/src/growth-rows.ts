import { exact } from '@fleetmix/planner';
import { catalogue } from './catalogue.ts';
import { physicalLimits } from './physical-limits.ts';
import { milliseconds, type Row } from './row.ts';
import { median, solo } from './timing.ts';

interface Size {
  readonly offers: number;
  readonly classes: number;
}

/** Times of one planner on catalogues that grow one way, by cells of the matrix. */
export interface Growth {
  readonly name: string;
  readonly points: readonly { readonly cells: number; readonly ms: number }[];
}

const ours = exact();
const seeds = [2, 3, 4, 5, 6, 7, 8];
const series: Readonly<Record<string, readonly Size[]>> = {
  '16 to 4,096 offers, 400 classes': [16, 64, 256, 1024, 4096].map((offers) => ({ offers, classes: 400 })),
  '36 to 6,400 classes, 256 offers': [36, 144, 400, 1600, 6400].map((classes) => ({ offers: 256, classes })),
};

/** How our time grows with the matrix, gap 1e-4: medians over seven catalogues. `draw` is given what a chart shows. */
export async function growthRows(limitMs: number, draw: (all: readonly Growth[]) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const all: Growth[] = [];
  for (const [name, sizes] of Object.entries(series)) {
    const points: Growth['points'][number][] = [];
    for (const size of sizes) {
      const { ms, row } = await medianOfSeeds(size, limitMs);
      points.push({ cells: size.offers * size.classes, ms });
      rows.push(row);
    }
    const largest = power(points.slice(-3)).toFixed(2);
    // Small sizes take a time of their own, which flatters the power; how many nodes a catalogue takes is luck of three points.
    const remark = `${power(points).toFixed(2)}; by the largest three alone ${largest}`;
    rows.push({ name: `growth, ${name}: power of the cells`, target: '<= 1', met: power(points) <= 1, remark });
    all.push({ name, points });
  }
  draw(all);
  return rows;
}

async function medianOfSeeds({ offers, classes }: Size, limitMs: number): Promise<{ ms: number; row: Row }> {
  const times: number[] = [];
  for (const seed of seeds) {
    const scenario = catalogue({ offers, classes, seed });
    times.push((await solo(ours, scenario, { rounds: 3, relativeGap: 1e-4, limitMs })).ms);
  }
  const ms = median(times);
  const nanoseconds = ((1e6 * ms) / (offers * classes)).toFixed(0);
  console.error(`  ${offers} x ${classes}: ${times.map(milliseconds).join(', ')}, ${nanoseconds} ns a cell`);
  const limits = physicalLimits(catalogue({ offers, classes, seed: seeds[0] as number }));
  const name = `growth: ${offers} x ${classes}, gap 1e-4`;
  return { ms, row: { name, ours: ms, remark: `${nanoseconds} ns a cell; ${limits}` } };
}

/** Slope of the least-squares line through the logarithms of the points. */
export function power(points: Growth['points']): number {
  const logs = points.map(({ cells, ms }) => [Math.log(cells), Math.log(ms)] as const);
  const mean = (axis: 0 | 1) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [middleX, middleY] = [mean(0), mean(1)];
  const above = logs.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
}
