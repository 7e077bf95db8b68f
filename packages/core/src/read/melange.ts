import { poolUses } from '../judge/judge-pools.ts';
import type { Plan } from '../plan/plan.ts';
import { defaultOptions, type Scenario } from '../scenario/scenario.ts';
import { checkDemand } from './check-demand.ts';
import { checkShape } from './check-shape.ts';
import { InputError, type InputProblem, pathText } from './input-error.ts';
import { type MelangeDocument, melangeSchema } from './schema.ts';

const fields = ['gpu_info', 'workload_distribution', 'total_request_rate', 'slice_factor'];

/** Whether plain data has the shape of a Mélange config file, or is one with a field missing or misspelt. */
export function isMelange(document: unknown): boolean {
  if (typeof document !== 'object' || document === null) return false;
  if (Object.hasOwn(document, 'gpu_info')) return true;
  return !Object.hasOwn(document, 'fleetmix') && fields.some((field) => Object.hasOwn(document, field));
}

/**
 * Reads Mélange's config file: one class a bucket (`in0 out0`, row = input range), one offer a GPU, in requests/s.
 * A throughput of 0 means that the GPU cannot serve the bucket. The distribution is used as it is, not normalised.
 * @throws InputError
 */
export function readMelange(document: unknown, source = 'input'): Scenario {
  const checked = checkShape(melangeSchema, document, source);
  const problems = shapeProblems(document, checked);
  if (problems.length > 0) throw new InputError(problems, source);
  const scenario = assemble(checked);
  checkDemand(scenario, source, checked.total_request_rate === 0 ? 'total_request_rate' : 'workload_distribution');
  return scenario;
}

/**
 * Mélange's own output object: how many of each GPU, and the cost in USD/hour.
 * @throws InputError where an offer is called `cost`, whose count the object could not hold
 */
export function formatMelange(scenario: Scenario, plan: Plan): Readonly<Record<string, number>> {
  const taken = scenario.offers.findIndex(({ name }) => name === 'cost');
  if (taken >= 0) {
    const message =
      'is "cost", which Mélange\'s output uses for the total: rename the offer, or choose another format.';
    throw new InputError([{ path: `offers[${taken}].name`, message }], scenario.name);
  }
  const counts = new Map(plan.replicas.map(({ offer, count }) => [offer, count]));
  const entries = scenario.offers.map(({ name }): [string, number] => [name, counts.get(name) ?? 0]);
  const transfers = poolUses(scenario, plan).reduce((sum, use) => sum + use.transferUsdPerHour, 0);
  const cost = scenario.offers.reduce(
    (sum, { name, usdPerHour }) => sum + (counts.get(name) ?? 0) * usdPerHour,
    transfers,
  );
  return Object.fromEntries([...entries, ['cost', cost]]);
}

function shapeProblems(raw: unknown, document: MelangeDocument): readonly InputProblem[] {
  const distribution = document.workload_distribution;
  const columns = distribution[0]?.length ?? 0;
  const gpus = Object.entries(document.gpu_info);
  if (columns === 0)
    return [{ path: 'workload_distribution[0]', message: 'must not be empty: give a share for every output range.' }];
  return [
    ...ragged(['workload_distribution'], distribution, distribution.length, columns),
    ...gpus.flatMap(([gpu, { tputs }]) => ragged(['gpu_info', gpu, 'tputs'], tputs, distribution.length, columns)),
    ...(gpus.length === 0 ? [{ path: 'gpu_info', message: 'names no GPU: give at least one.' }] : []),
    ...(Object.hasOwn((raw as { readonly gpu_info: object }).gpu_info, '__proto__')
      ? [
          {
            path: 'gpu_info["__proto__"]',
            message: 'is not a usable name for a GPU: rename it.',
          },
        ]
      : []),
  ];
}

function ragged(
  path: readonly string[],
  matrix: readonly (readonly number[])[],
  rows: number,
  columns: number,
): readonly InputProblem[] {
  if (matrix.length !== rows) {
    return [
      {
        path: pathText(path),
        message: `has ${matrix.length} rows, and workload_distribution has ${rows}. They must be the same.`,
      },
    ];
  }
  return matrix.flatMap((row, position) =>
    row.length === columns
      ? []
      : [
          {
            path: pathText([...path, position]),
            message: `has ${row.length} numbers where ${columns} are needed: rows must be equally long.`,
          },
        ],
  );
}

function assemble(document: MelangeDocument): Scenario {
  const rate = document.total_request_rate;
  const classes = document.workload_distribution.flatMap((row, input) =>
    row.map((share, output) => ({
      name: `in${input} out${output}`,
      demand: share * rate,
    })),
  );
  const gpus = Object.entries(document.gpu_info);
  return {
    name: 'Mélange config',
    workload: { unit: 'requests/s', classes },
    offers: gpus.map(([gpu, { cost }]) => ({
      name: gpu,
      gpu,
      gpusPerReplica: 1,
      usdPerHour: cost,
    })),
    capacity: Float64Array.from(gpus.flatMap(([, { tputs }]) => tputs.flat())),
    stock: new Map(),
    options: { ...defaultOptions, slices: document.slice_factor },
    notices: distributionNotices(document),
  };
}

function distributionNotices(document: MelangeDocument): readonly string[] {
  const sum = document.workload_distribution.flat().reduce((total, share) => total + share, 0);
  return Math.abs(sum - 1) <= 1e-3
    ? []
    : [`workload_distribution adds up to ${Number(sum.toPrecision(6))}, not 1; it is used as it is, as Mélange does.`];
}
