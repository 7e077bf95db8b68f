import { gpuTypes, type InputProblem, quoted, type Scenario, suggestion } from '@fleetmix/core';
import type { AxisDraft } from './axis-draft.ts';
import type { AxisValue, Grid } from './grid.ts';
import { seedProblems } from './seed.ts';

/** More combinations than anyone has planned in one run; a larger grid is a slip of the pen. */
const maxPoints = 100_000;

/** What is wrong between the parts of a grid: changes that do not fit the scenarios they are applied to. */
export function gridProblems(grid: Grid, drafts: readonly AxisDraft[]): readonly InputProblem[] {
  const missing = scenarioProblems(grid);
  if (missing.length > 0) return missing;
  const scenarios = scenariosOf(grid);
  return [
    ...sizeProblems(grid),
    ...seedProblems(grid),
    ...grid.axes.flatMap(({ values }, axis) =>
      values.flatMap((value, position) => changeProblems(value, `${drafts[axis]?.path}[${position}]`, scenarios)),
    ),
  ];
}

function scenarioProblems({ scenario, axes }: Grid): readonly InputProblem[] {
  const giving = axes.filter(({ values }) => values.some((value) => value.scenario !== undefined));
  if (giving.length > 1) {
    const names = giving.map(({ name }) => quoted(name)).join(' and ');
    return [{ path: 'axes', message: `${names} both give scenarios; only one axis can: merge them.` }];
  }
  if (scenario !== undefined || giving[0]?.values.every((value) => value.scenario !== undefined)) return [];
  return [{ path: 'scenario', message: 'is missing: give a scenario, or a list of them as "scenarios".' }];
}

/** The scenarios that changes are applied to: those of the axis that gives some, and the grid's own elsewhere. */
function scenariosOf({ scenario, axes }: Grid): readonly Scenario[] {
  const giving = axes.find(({ values }) => values.some((value) => value.scenario !== undefined));
  const all = giving === undefined ? [scenario] : giving.values.map((value) => value.scenario ?? scenario);
  return all.filter((each) => each !== undefined);
}

function sizeProblems({ axes, scale }: Grid): readonly InputProblem[] {
  const points = axes.reduce((product, { values }) => product * values.length, scale?.values.length ?? 1);
  if (points <= maxPoints) return [];
  return [{ path: 'axes', message: `make ${points} combinations; at most ${maxPoints}: split the grid.` }];
}

function changeProblems(value: AxisValue, path: string, scenarios: readonly Scenario[]): readonly InputProblem[] {
  const gpus = new Set(scenarios.flatMap(gpuTypes));
  const offers = new Set(scenarios.flatMap((scenario) => scenario.offers.map(({ name }) => name)));
  return [
    ...lengthProblems(value.shares, `${path}.shares`, scenarios),
    ...lengthProblems(value.demand, `${path}.demand`, scenarios),
    ...sumProblems(value, path),
    ...unknownKeys(value.stock, `${path}.stock`, 'the gpu of any offer', gpus),
    ...unknownKeys(value.gpuUsdPerHour, `${path}.gpuUsdPerHour`, 'the gpu of any offer', gpus),
    ...unknownKeys(value.offerUsdPerHour, `${path}.offerUsdPerHour`, 'the name of any offer', offers),
  ];
}

function lengthProblems(
  numbers: readonly number[] | undefined,
  path: string,
  scenarios: readonly Scenario[],
): readonly InputProblem[] {
  const other = scenarios.find(({ workload }) => workload.classes.length !== numbers?.length);
  if (numbers === undefined || other === undefined) return [];
  const message = `has ${numbers.length} numbers for ${other.workload.classes.length} classes of ${quoted(other.name)}. Give one a class, in their order.`;
  return [{ path, message }];
}

function sumProblems({ shares, demand }: AxisValue, path: string): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  const sum = (shares ?? [1]).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-6) {
    const message = `add up to ${Number(sum.toPrecision(7))}, and must add up to 1. Divide each by the sum, or use "demand".`;
    problems.push({ path: `${path}.shares`, message });
  }
  if (demand?.every((amount) => amount === 0)) {
    problems.push({ path: `${path}.demand`, message: 'is 0 for every class. Give at least one a demand above 0.' });
  }
  return problems;
}

function unknownKeys(
  entries: ReadonlyMap<string, number> | undefined,
  path: string,
  what: string,
  known: ReadonlySet<string>,
): readonly InputProblem[] {
  return [...(entries?.keys() ?? [])]
    .filter((key) => !known.has(key))
    .map((key) => ({ path, message: `names ${quoted(key)}, which is not ${what}.${suggestion(key, [...known])}` }));
}
