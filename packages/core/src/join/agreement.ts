import type { InputProblem } from '../read/input-error.ts';
import { quoted } from '../scenario/names.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What can hold only for all scenarios together, by its place in a file. */
const shared: Readonly<Record<string, (scenario: Scenario) => unknown>> = {
  'workload.unit': ({ workload }) => workload.unit,
  'options.sharing': ({ options }) => options.sharing,
  'options.slices': ({ options }) => options.slices,
  survive: ({ survive }) => survive,
  prefer: ({ prefer }) => prefer,
  objective: ({ objective }) => objective,
  periods: ({ periods }) => periods?.map(({ name, hours }) => ({ name, hours })),
  futures: ({ futures }) =>
    futures && { ...futures, cases: futures.cases.map(({ name, weight }) => ({ name, weight })) },
};

/** Every field that a joined scenario makes something of. */
const known = [
  'name',
  'workload',
  'offers',
  'pools',
  'capacity',
  'stock',
  'limits',
  'survive',
  'prefer',
  'current',
  'periods',
  'futures',
  'objective',
  'options',
  'slo',
  'notices',
];

/** Where scenarios differ in what they must have in common, and what cannot be joined at all. */
export function disagreements(scenarios: readonly Scenario[], names: readonly string[]): readonly InputProblem[] {
  return [
    ...Object.entries(shared).flatMap(([path, partOf]) => {
      const values = scenarios.map((scenario) => JSON.stringify(partOf(scenario)) ?? 'nothing');
      const other = values.findIndex((value) => value !== values[0]);
      if (other < 0) return [];
      const what = `is ${values[0]} in ${quoted(names[0] ?? '')} and ${values[other]} in ${quoted(names[other] ?? '')}`;
      return [{ path, message: `${what}; it must be the same in all. Change one of them.` }];
    }),
    ...scenarios.flatMap((scenario, at) =>
      Object.keys(scenario)
        .filter((field) => !known.includes(field))
        .map((field) => ({
          path: field,
          message: `of ${quoted(names[at] ?? '')} cannot be joined. Remove it, and write it into the joined scenario.`,
        })),
    ),
  ];
}
