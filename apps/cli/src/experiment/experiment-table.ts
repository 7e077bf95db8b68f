import type { Cell, Grid } from '@fleetmix/experiments';
import { counted, duration, usd, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import type { StoredResults } from './store.ts';

/** A grid's costs: a line a place in the grid, a column a planner, and below it what a reader must know. */
export function experimentTable(grid: Grid, results: StoredResults): string {
  const axes = [...grid.axes.map(({ name }) => name), ...(grid.scale === undefined ? [] : [grid.scale.name])];
  const planners = [...new Set(results.cells.map(({ planner }) => planner))];
  const rows = [...places(axes, results.cells)].map((cells) => {
    const byPlanner = new Map(cells.map((cell) => [cell.planner, cell]));
    return [
      ...axes.map((axis) => place(cells[0]?.[axis])),
      ...planners.map((planner) => figure(byPlanner.get(planner))),
    ];
  });
  const columns = [
    ...axes.map((axis) => ({ head: axis, align: axis === grid.scale?.name ? ('right' as const) : ('left' as const) })),
    ...planners.map((head) => ({ head, align: 'right' as const })),
  ];
  return [
    `${printable(grid.description ?? grid.name)} (USD/hour)`,
    table(columns, rows),
    remarks(grid, results).join('\n'),
  ].join('\n\n');
}

function places(axes: readonly string[], cells: readonly Cell[]): Iterable<readonly Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = JSON.stringify(axes.map((axis) => cell[axis]));
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return groups.values();
}

function place(value: unknown): string {
  return typeof value === 'number' ? whole(value) : String(value);
}

function figure(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (cell.usdPerHour !== null) return `${usd(cell.usdPerHour)}${cell.violations === undefined ? '' : '*'}`;
  if (cell.status === 'failed') return 'failed';
  return cell.status === 'impossible' || cell.exhausted === true ? 'infeasible' : 'no plan';
}

function remarks({ notices }: Grid, { options, cells }: StoredResults): readonly string[] {
  const broken = cells.filter(({ violations }) => violations !== undefined);
  const failed = cells.filter(({ status }) => status === 'failed');
  const seconds = cells.reduce((sum, cell) => sum + cell.seconds, 0);
  return [
    ...(options.note === undefined ? [] : [options.note]),
    ...(broken.length > 0
      ? [`* breaks rules of the scenario: ${counted(broken.length, 'cell')}, such as: ${broken[0]?.violations?.[0]}`]
      : []),
    ...(failed.length > 0
      ? [`${counted(failed.length, 'cell')} failed, such as ${failed[0]?.planner}: ${failed[0]?.reason}`]
      : []),
    ...notices.map((notice) => `Note: ${notice}`),
    `${counted(cells.length, 'cell')}, ${duration(seconds)} of planning.`,
  ].map(printable);
}
