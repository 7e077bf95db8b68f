import type { Futures, Period } from '../scenario/cases.ts';
import type { Limit } from '../scenario/limit.ts';
import { duplicates, quoted, suggestion } from '../scenario/names.ts';
import { nodeOffer, placed, pricedByNodes } from '../scenario/node-document.ts';
import type { Objective } from '../scenario/objective.ts';
import type { Offer } from '../scenario/offer.ts';
import type { Pool } from '../scenario/pool.ts';
import { defaultOptions, type Scenario } from '../scenario/scenario.ts';
import type { Slo } from '../scenario/slo.ts';
import { caseNotices, caseProblems } from './case-problems.ts';
import { checkDemand } from './check-demand.ts';
import { checkShape } from './check-shape.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { shown } from './issue-message.ts';
import { limitNotices, limitProblems } from './limit-problems.ts';
import { isMelange, readMelange } from './melange.ts';
import { modelNotices } from './model-notices.ts';
import { nodeNotices, nodeProblems } from './node-problems.ts';
import { objectiveNotices, objectiveProblems } from './objective-problems.ts';
import { parseText } from './parse-text.ts';
import { poolNotices, poolProblems } from './pool-problems.ts';
import { powerProblems } from './power-problems.ts';
import { preferenceNotices, preferenceProblems } from './preference-problems.ts';
import { type ScenarioDocument, scenarioSchema } from './schema.ts';
import { survivalNotices, survivalProblems } from './survival-problems.ts';

/**
 * Reads a scenario from JSON or YAML text: fleetmix's own format, or Mélange's config file, recognised by its shape.
 * @param source what to call the text in errors, such as its file name
 * @throws InputError naming each place that is wrong, and the remedy
 */
export async function parseScenario(text: string, source = 'input'): Promise<Scenario> {
  return readScenario(await parseText(text, source), source);
}

/**
 * The same from plain data, as a parser returns it.
 * @throws InputError
 */
export function readScenario(document: unknown, source = 'input'): Scenario {
  if (isMelange(document)) return readMelange(document, source);
  checkVersion(document, source);
  const checked = checkShape(scenarioSchema, pricedByNodes(document), source);
  const problems = [
    ...nameProblems(checked),
    ...capacityProblems(checked),
    ...stockProblems(document),
    ...boundProblems(checked),
    ...rangeProblems(checked),
    ...poolProblems(checked),
    ...nodeProblems(checked),
    ...limitProblems(checked),
    ...objectiveProblems(checked),
    ...powerProblems(checked),
    ...survivalProblems(checked),
    ...preferenceProblems(checked),
    ...caseProblems(checked),
  ];
  if (problems.length > 0) throw new InputError(problems, source);
  const scenario = assemble(checked);
  checkDemand(scenario, source);
  return scenario;
}

function checkVersion(document: unknown, source: string): void {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new InputError(
      [
        {
          path: '',
          message: 'is not a scenario: it must be an object that starts with "fleetmix: 1".',
        },
      ],
      source,
    );
  }
  const version = (document as { readonly fleetmix?: unknown }).fleetmix;
  if (version === 1) return;
  throw new InputError([{ path: 'fleetmix', message: versionMessage(version) }], source);
}

function versionMessage(version: unknown): string {
  if (version === undefined) return 'is missing: a scenario starts with "fleetmix: 1".';
  return typeof version === 'number'
    ? `is version ${version}, and this fleetmix reads version 1. Write "fleetmix: 1", or use a newer fleetmix.`
    : `must be the number 1, not ${shown(version)}. Write "fleetmix: 1".`;
}

function nameProblems(document: ScenarioDocument): readonly InputProblem[] {
  return [
    ...twice('workload.classes', document.workload.classes),
    ...twice('offers', [...document.offers, ...(document.nodes ?? [])]),
    ...twice('pools', document.pools ?? []),
    ...twice('limits', document.limits ?? []),
  ];
}

function twice(path: string, things: readonly { readonly name: string }[]): readonly InputProblem[] {
  return duplicates(things.map(({ name }) => name)).map((name) => ({
    path,
    message: `the name ${quoted(name)} stands more than once. Names must be unique: rename or merge.`,
  }));
}

function capacityProblems(document: ScenarioDocument): readonly InputProblem[] {
  const classes = document.workload.classes.length;
  const problem = (list: readonly unknown[], what: string, path: string) =>
    list.length === classes
      ? []
      : [
          {
            path,
            message: `has ${list.length} ${what} for ${classes} classes. Give one a class, in the order of workload.classes.`,
          },
        ];
  return document.offers.flatMap(({ capacity, capacitySource = '' }, position) => [
    ...problem(capacity, 'numbers', `offers[${position}].capacity`),
    ...(typeof capacitySource === 'string'
      ? []
      : problem(capacitySource, 'words', `offers[${position}].capacitySource`)),
  ]);
}

/** The one key that JavaScript objects cannot carry safely; it would be lost in silence. */
function stockProblems(document: unknown): readonly InputProblem[] {
  const stock = (document as { readonly stock?: object }).stock ?? {};
  return Object.hasOwn(stock, '__proto__')
    ? [
        {
          path: 'stock["__proto__"]',
          message: 'is not a usable name for a GPU type: rename it.',
        },
      ]
    : [];
}

function boundProblems(document: ScenarioDocument): readonly InputProblem[] {
  return document.offers.flatMap(({ minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY }, position) =>
    minReplicas <= maxReplicas
      ? []
      : [
          {
            path: `offers[${position}].minReplicas`,
            message: `is ${minReplicas}, more than maxReplicas, ${maxReplicas}. Lower it, or raise maxReplicas.`,
          },
        ],
  );
}

function rangeProblems(document: ScenarioDocument): readonly InputProblem[] {
  return document.workload.classes.flatMap((requestClass, position) =>
    (['inputTokens', 'outputTokens'] as const).flatMap((field) => {
      const [first, last] = requestClass[field] ?? [0, 0];
      if (first <= last) return [];
      const message = `runs from ${first} down to ${last}. Give the lower number first.`;
      return [{ path: `workload.classes[${position}].${field}`, message }];
    }),
  );
}

/** What futures ask where they do not say it. */
const certainly = { decideNow: 'reserved', mayFailShare: 0 };

function assemble(document: ScenarioDocument): Scenario {
  const { nodes = [] } = document;
  const offers = [
    ...document.offers
      .map((offer) => placed(offer, nodes))
      .map(({ capacity: _, ...offer }) => ({ gpusPerReplica: 1, ...offer }) as Offer),
    ...nodes.map(nodeOffer),
  ];
  const classes = document.workload.classes as Scenario['workload']['classes'];
  const capacity = new Float64Array(offers.length * classes.length);
  document.offers.forEach((offer, row) => {
    capacity.set(offer.capacity, row * classes.length);
  });
  return {
    name: document.name ?? 'scenario',
    workload: { unit: document.workload.unit ?? 'requests/s', classes },
    offers,
    capacity,
    ...(document.pools === undefined ? {} : { pools: document.pools as readonly Pool[] }),
    stock: new Map(Object.entries(document.stock ?? {})),
    ...(document.limits === undefined ? {} : { limits: document.limits as readonly Limit[] }),
    ...(document.survive === undefined ? {} : { survive: document.survive }),
    ...(document.prefer === undefined ? {} : { prefer: document.prefer }),
    ...(document.current === undefined ? {} : { current: new Map(Object.entries(document.current)) }),
    ...(document.periods === undefined ? {} : { periods: document.periods as readonly Period[] }),
    ...(document.futures === undefined ? {} : { futures: { ...certainly, ...document.futures } as Futures }),
    ...(document.objective === undefined ? {} : { objective: document.objective as Objective }),
    options: {
      ...defaultOptions,
      ...(document.options as Partial<Scenario['options']>),
    },
    ...(document.slo === undefined ? {} : { slo: document.slo as Slo }),
    notices: [
      ...stockNotices(document),
      ...poolNotices(document),
      ...nodeNotices(document),
      ...limitNotices(document),
      ...objectiveNotices(document),
      ...modelNotices(document),
      ...survivalNotices(document),
      ...preferenceNotices(document),
      ...caseNotices(document),
    ],
  };
}

function stockNotices(document: ScenarioDocument): readonly string[] {
  const gpus = [...new Set([...document.offers, ...(document.nodes ?? [])].map(({ gpu }) => gpu))];
  return Object.keys(document.stock ?? {})
    .filter((gpu) => !gpus.includes(gpu))
    .map((gpu) => `stock[${quoted(gpu)}] is not the gpu of any offer, so it limits nothing.${suggestion(gpu, gpus)}`);
}
