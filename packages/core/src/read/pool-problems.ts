import { quoted, suggestion } from '../scenario/names.ts';
import { type OfferRole, offerRoles } from '../scenario/pool.ts';
import type { InputProblem } from './input-error.ts';
import type { ScenarioDocument } from './schema.ts';

type PoolDocument = NonNullable<ScenarioDocument['pools']>[number];

/** What is wrong with a scenario's pools: names, roles, prices and classes, and a goal that they do not go with. */
export function poolProblems(document: ScenarioDocument): readonly InputProblem[] {
  const { pools = [], objective, futures } = document;
  return [
    ...pools.flatMap((pool, position) =>
      [
        ...nameProblems(pool, document),
        ...offerRoles.flatMap((role) => halfProblems(pool[role], role, document)),
        ...priceProblems(pool, document),
        ...classProblems(pool, document),
      ].map(({ path, message }) => ({ path: `pools[${position}].${path}`, message })),
    ),
    ...(pools.length > 0 && objective?.goal === 'shortest-makespan'
      ? [{ path: 'pools', message: 'do not go with the goal shortest-makespan. Remove one.' }]
      : []),
    ...((futures?.mayFailShare ?? 0) > 0 && pools.some(isPaid)
      ? [{ path: 'pools', message: 'with usdPerRequest do not go with futures that may fail. Remove one.' }]
      : []),
  ];
}

/** What a reader may not expect: replicas that do half of the work, and of which no pool makes use. */
export function poolNotices({ pools = [], offers }: ScenarioDocument): readonly string[] {
  const used = new Set(pools.flatMap(({ prefill, decode }) => [prefill, decode]));
  const idle = offers.filter(({ name, role }) => role !== undefined && !used.has(name)).map(({ name }) => quoted(name));
  if (idle.length === 0) return [];
  const more = idle.length > 4 ? ` and ${idle.length - 4} more` : '';
  return [`offers with a role serve in pools alone, and these are in none: ${idle.slice(0, 4).join(', ')}${more}.`];
}

function nameProblems({ name }: PoolDocument, { offers }: ScenarioDocument): readonly InputProblem[] {
  return offers.some((offer) => offer.name === name)
    ? [{ path: 'name', message: `is the name of an offer too, and routes could mean either. Rename the pool.` }]
    : [];
}

function halfProblems(name: string, role: OfferRole, { offers }: ScenarioDocument): readonly InputProblem[] {
  const offer = offers.find((one) => one.name === name);
  const known = offers.filter((one) => one.role === role).map((one) => one.name);
  if (offer === undefined) return [{ path: role, message: `is the name of no offer.${suggestion(name, known)}` }];
  if (offer.role === role) return [];
  const has = offer.role === undefined ? 'no role, so it serves requests whole' : `the role ${offer.role}`;
  return [{ path: role, message: `is ${quoted(name)}, which has ${has}. Give the offer "role: ${role}".` }];
}

function priceProblems({ usdPerRequest = 0 }: PoolDocument, { workload }: ScenarioDocument): readonly InputProblem[] {
  const classes = workload.classes.length;
  if (typeof usdPerRequest !== 'number' && usdPerRequest.length !== classes)
    return [
      {
        path: 'usdPerRequest',
        message: `has ${usdPerRequest.length} numbers for ${classes} classes. Give one for all, or one a class, in the order of workload.classes.`,
      },
    ];
  return isPaid({ usdPerRequest }) && workload.unit === 'requests'
    ? [{ path: 'usdPerRequest', message: 'needs unit: requests/s: how many requests pass is not known of held ones.' }]
    : [];
}

function isPaid({ usdPerRequest = 0 }: Pick<PoolDocument, 'usdPerRequest'>): boolean {
  return [usdPerRequest].flat().some((price) => price > 0);
}

function classProblems({ classes = [] }: PoolDocument, { workload }: ScenarioDocument): readonly InputProblem[] {
  const known = workload.classes.map(({ name }) => name);
  return classes
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: 'classes',
      message: `${quoted(name)} is the name of no class.${suggestion(name, known)}`,
    }));
}
