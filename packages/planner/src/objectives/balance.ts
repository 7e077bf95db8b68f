import {
  capacityOf,
  type Plan,
  quoted,
  type Route,
  replicasPerLoad,
  requiredDemand,
  type Scenario,
} from '@fleetmix/core';
import { type ColumnIndex, modelBuilder, type Solver, smallestCoefficient, type Term } from '@fleetmix/solvers';

/** Shares below this are a solver's rounding, not routing. */
const noise = 1e-9;

interface Cell {
  readonly requestClass: number;
  readonly offer: number;
  readonly column: ColumnIndex;
  /** Seconds that all of the class takes on the offer's replicas, over the horizon. */
  readonly load: number;
}

/**
 * Routes a batch over the replicas of a plan so that the last is done as soon as can be: min t with sum_c x_bc = 1 and
 * sum_b (r_b / T_bc) x_bc <= y_c t. Undefined where the solver was stopped.
 * @param horizonSeconds about how long it takes; the unit of the model's time
 */
export async function balance(
  scenario: Scenario,
  { replicas }: Plan,
  horizonSeconds: number,
  solver: Solver,
  timeLimitMs: number | undefined,
): Promise<Plan | undefined> {
  const { slices } = scenario.options;
  const whole = slices === 'none' ? 1 : slices;
  const builder = modelBuilder({ name: scenario.name });
  const time = builder.column({ name: 'time', kind: 'continuous', lower: 0, upper: Number.POSITIVE_INFINITY, cost: 1 });
  const cells = loadsOn(scenario, replicas, horizonSeconds).map(({ requestClass, offer, load }): Cell => {
    const name = `${quoted(scenario.workload.classes[requestClass]?.name ?? '')} on ${quoted(scenario.offers[offer]?.name ?? '')}`;
    const kind = slices === 'none' ? 'continuous' : 'integer';
    return { requestClass, offer, load, column: builder.column({ name, kind, lower: 0, upper: whole, cost: 0 }) };
  });
  for (const group of groupedBy(cells, ({ requestClass }) => requestClass)) {
    const terms = group.map(({ column }) => ({ column, coefficient: 1 }));
    builder.row({ name: 'serve', lower: whole, upper: whole, terms });
  }
  const isApart = scenario.options.sharing === 'per-class';
  const busy = groupedBy(cells, ({ column, offer }) => (isApart ? column : offer));
  for (const group of busy) {
    const terms = group
      .map(({ column, load }): Term => ({ column, coefficient: load / whole }))
      .filter(({ coefficient }) => coefficient > smallestCoefficient);
    builder.row({
      name: 'done',
      lower: Number.NEGATIVE_INFINITY,
      upper: 0,
      terms: [...terms, { column: time, coefficient: -1 }],
    });
  }
  const solution = await solver.solve(builder.build(), timeLimitMs === undefined ? {} : { timeLimitMs });
  return 'point' in solution ? { replicas, routes: routesOf(scenario, cells, solution.point) } : undefined;
}

function loadsOn(scenario: Scenario, replicas: Plan['replicas'], horizonSeconds: number) {
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  const demand = requiredDemand(scenario);
  return [...demand].flatMap((required, requestClass) =>
    scenario.offers.flatMap((one, offer) => {
      const count = counts.get(one.name) ?? 0;
      const capacity = capacityOf(scenario, offer, requestClass);
      if (count === 0 || capacity === 0 || required === 0) return [];
      return [{ requestClass, offer, load: (required * replicasPerLoad(one)) / capacity / count / horizonSeconds }];
    }),
  );
}

function routesOf(scenario: Scenario, cells: readonly Cell[], point: ArrayLike<number>): readonly Route[] {
  const { slices } = scenario.options;
  return groupedBy(cells, ({ requestClass }) => requestClass).flatMap((group) => {
    const read = group.map(({ column }) => (slices === 'none' ? (point[column] ?? 0) : Math.round(point[column] ?? 0)));
    const amounts = read.map((amount) => (amount > noise ? amount : 0));
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    return group.flatMap(({ requestClass, offer }, at) => {
      const share = (amounts[at] as number) / total;
      const names = {
        class: scenario.workload.classes[requestClass]?.name ?? '',
        offer: scenario.offers[offer]?.name ?? '',
      };
      return share > 0 ? [{ ...names, share }] : [];
    });
  });
}

function groupedBy(cells: readonly Cell[], keyOf: (cell: Cell) => number): readonly (readonly Cell[])[] {
  const groups = new Map<number, Cell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return [...groups.values()];
}
