import { asPublishedNote } from './as-published.ts';
import type { Cell } from './cell.ts';
import type { Axis, AxisValue, Grid } from './grid.ts';
import type { Picture, PicturePanel, PictureSeries } from './picture.ts';
import { fileNames } from './picture-file.ts';
import { type Point, pointsOf } from './point.ts';
import type { Results } from './results.ts';
import { keyOf } from './task.ts';

/**
 * The images of a grid as plain data: one a value of the image axis, with one panel a value of the panel axis; the other
 * axes and the scale stand side by side within a panel. Where the grid does not say, the image axis is the first of two
 * or more, and the panel axis the first that is left.
 */
export function pictures(results: Results, grid: Grid): readonly Picture[] {
  const { image, panel, rest } = layout(grid);
  const files = fileNames(image?.values ?? [{ name: grid.name }]);
  return valuesOf(image).map((imageValue, position) => ({
    file: files[position] as string,
    title: titleOf(imageValue) ?? grid.description ?? grid.name,
    ...(grid.asPublished ? { note: asPublishedNote } : {}),
    groupsLabel: rest.join(', '),
    panels: valuesOf(panel).map((panelValue) => {
      const points = pointsOf(grid).filter(({ values }) => has(values, imageValue) && has(values, panelValue));
      return panelOf(titleOf(panelValue) ?? '', points, rest, results, grid);
    }),
  }));
}

function layout(grid: Grid): { image: Axis | undefined; panel: Axis | undefined; rest: readonly string[] } {
  const { axes, charts, scale } = grid;
  const free = axes.filter(({ name }) => name !== charts.panel);
  const image = axes.find(({ name }) => name === charts.image) ?? (axes.length > 1 ? free[0] : undefined);
  const panel = axes.find(({ name }) => name === charts.panel) ?? axes.find((axis) => axis !== image);
  const others = axes.filter((axis) => axis !== image && axis !== panel).map(({ name }) => name);
  return { image, panel, rest: scale === undefined ? others : [...others, scale.name] };
}

/** The values to go through; one that stands for all where there is no such axis. */
function valuesOf(axis: Axis | undefined): readonly (AxisValue | undefined)[] {
  return axis?.values ?? [undefined];
}

function titleOf(value: AxisValue | undefined): string | undefined {
  return value?.title ?? value?.name;
}

function has(values: readonly AxisValue[], wanted: AxisValue | undefined): boolean {
  return wanted === undefined || values.includes(wanted);
}

function panelOf(
  title: string,
  points: readonly Point[],
  rest: readonly string[],
  results: Results,
  grid: Grid,
): PicturePanel {
  const cells = new Map(results.cells.map((cell) => [keyOf(grid, cell, cell.planner), cell]));
  const planners = [...new Set(results.cells.map(({ planner }) => planner))];
  return {
    title,
    groups: points.map(({ coordinates }) => rest.map((name) => coordinates[name]).join(', ')),
    series: planners.map((planner) =>
      seriesOf(
        planner,
        points.map(({ coordinates }) => cells.get(keyOf(grid, coordinates, planner))),
      ),
    ),
  };
}

function seriesOf(name: string, cells: readonly (Cell | undefined)[]): PictureSeries {
  return { name, values: cells.map((cell) => cell?.usdPerHour ?? null), notes: cells.map(noteOf) };
}

function noteOf(cell: Cell | undefined): string | undefined {
  if (cell === undefined) return 'not run';
  if (cell.usdPerHour !== null) return undefined;
  if (cell.status === 'failed') return 'failed';
  return cell.status === 'impossible' || cell.exhausted === true ? 'infeasible' : 'no plan';
}
