import { checkShape, InputError, parseText } from '@fleetmix/core';
import { type AxisDraft, axisDrafts } from './axis-draft.ts';
import { gridProblems } from './check-grid.ts';
import { documentProblems, refuseOtherDocument } from './check-grid-document.ts';
import { unsafeKeyProblems } from './check-safe-keys.ts';
import type { Axis, AxisValue, Grid, Scale } from './grid.ts';
import { type AxisValueDocument, type GridDocument, gridSchema } from './grid-schema.ts';
import { type Library, loadScenario, type ReadFile } from './load-scenario.ts';

/**
 * Reads a grid from JSON or YAML text.
 * @param source what to call the text in errors, such as its file name
 * @param readFile gives the text of scenario files that the grid names; without it, scenarios must stand in the grid
 * @throws InputError naming each place that is wrong, and the remedy
 */
export async function parseGrid(text: string, source = 'grid', readFile?: ReadFile): Promise<Grid> {
  return readGrid(await parseText(text, source), source, readFile);
}

/**
 * The same from plain data, as a parser returns it.
 * @throws InputError
 */
export async function readGrid(document: unknown, source = 'grid', readFile?: ReadFile): Promise<Grid> {
  refuseOtherDocument(document, source);
  refuse(unsafeKeyProblems(document as object), source);
  const checked = checkShape(gridSchema, document, source);
  const drafts = await axisDrafts(checked, source);
  refuse(documentProblems(checked, drafts), source);
  const grid = await assemble(checked, drafts, {
    source,
    readFile,
    demandFollows: demandFollows(checked, drafts),
    read: new Map(),
  });
  refuse(gridProblems(grid, drafts), source);
  return grid;
}

function refuse(problems: InputError['problems'], source: string): void {
  if (problems.length > 0) throw new InputError(problems, source);
}

/** Whether every cell gets its demand from an axis, or its shares from one and its total from the scale. */
function demandFollows(document: GridDocument, drafts: readonly AxisDraft[]): boolean {
  const totals = document.scale?.totals !== undefined;
  return drafts.some(({ values }) =>
    values.every(({ demand, shares }) => demand !== undefined || (shares !== undefined && totals)),
  );
}

async function assemble(document: GridDocument, drafts: readonly AxisDraft[], library: Library): Promise<Grid> {
  const { grid: name, description, seed, charts = {}, planners = ['exact', 'greedy', 'homogeneous'] } = document;
  const scenario =
    document.scenario === undefined ? undefined : await loadScenario(document.scenario, 'scenario', library);
  const axes: Axis[] = [];
  for (const draft of drafts) axes.push(await axis(draft, library));
  const scale = scaleOf(document);
  const scenarios = [scenario, ...axes.flatMap(({ values }) => values.map((value) => value.scenario))];
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(scenario === undefined ? {} : { scenario }),
    axes,
    ...(scale === undefined ? {} : { scale }),
    planners,
    ...(seed === undefined ? {} : { seed }),
    charts: charts as Grid['charts'],
    options: {},
    limits: {},
    asPublished: false,
    record: {},
    notices: [...new Set(scenarios.flatMap((each) => each?.notices ?? []))],
  };
}

async function axis({ name, path, values }: AxisDraft, library: Library): Promise<Axis> {
  const read: AxisValue[] = [];
  for (const [position, value] of values.entries()) read.push(await axisValue(value, `${path}[${position}]`, library));
  return { name, values: read };
}

async function axisValue(value: AxisValueDocument, path: string, library: Library): Promise<AxisValue> {
  const { scenario, stock, gpuUsdPerHour, offerUsdPerHour, ...plain } = value;
  return {
    ...(plain as AxisValue),
    ...(scenario === undefined ? {} : { scenario: await loadScenario(scenario, `${path}.scenario`, library) }),
    ...(stock === undefined ? {} : { stock: new Map(Object.entries(stock)) }),
    ...(gpuUsdPerHour === undefined ? {} : { gpuUsdPerHour: new Map(Object.entries(gpuUsdPerHour)) }),
    ...(offerUsdPerHour === undefined ? {} : { offerUsdPerHour: new Map(Object.entries(offerUsdPerHour)) }),
  };
}

function scaleOf({ scale, scales }: GridDocument): Scale | undefined {
  const { name = 'scale', totals, factors = scales, rounding = 'none' } = scale ?? {};
  if (totals !== undefined) return { name, kind: 'total', values: totals, rounding };
  return factors === undefined ? undefined : { name, kind: 'factor', values: factors, rounding };
}
