import { catalogue } from './catalogue.ts';
import { alone } from './catalogue-rows.ts';
import type { Row } from './row.ts';
import { median } from './timing.ts';

interface Size {
  readonly offers: number;
  readonly classes: number;
}

const seeds = [2, 3, 4];

/** How our time grows with the matrix: offers at 400 classes, and classes at 256 offers. Medians over three catalogues. */
export async function growthRows(): Promise<readonly Row[]> {
  return [
    ...(await series(
      'offers',
      [16, 64, 256, 1024, 4096].map((offers) => ({ offers, classes: 400 })),
    )),
    ...(await series(
      'classes',
      [36, 144, 400, 1600, 6400].map((classes) => ({ offers: 256, classes })),
    )),
  ];
}

async function series(what: string, sizes: readonly Size[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const points: (readonly [number, number])[] = [];
  for (const { offers, classes } of sizes) {
    const times: number[] = [];
    for (const seed of seeds) times.push(await alone(catalogue({ offers, classes, seed }), 1e-4));
    const ours = median(times);
    points.push([offers * classes, ours]);
    const remark = `${((1e6 * ours) / (offers * classes)).toFixed(0)} ns a cell`;
    rows.push({ name: `growth in ${what}: ${offers} x ${classes}, gap 1e-4`, ours, remark });
  }
  const power = slope(points);
  const name = `growth in ${what}: time as cells to the power of ${power.toFixed(2)}`;
  return [...rows, { name, target: 'power <= 1', met: power <= 1 }];
}

/** Slope of the least-squares line through the logarithms of the points. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (axis: 0 | 1) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [middleX, middleY] = [mean(0), mean(1)];
  const above = logs.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
}
