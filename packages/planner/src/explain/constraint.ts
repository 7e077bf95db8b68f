import {
  gpuTypes,
  type Limit,
  type LimitRow,
  limitAmount,
  limitRows,
  type Offer,
  quoted,
  replicasPerLoad,
  type Scenario,
} from '@fleetmix/core';

/** The four bounds that a limit may have. */
type LimitBound = (typeof limitBounds)[number];
const limitBounds = ['atMost', 'atLeast', 'atMostShare', 'atLeastShare'] as const;

/** One thing that a scenario asks of a plan, and that could be let go. */
export interface Constraint {
  readonly kind:
    | 'stock'
    | 'max-replicas'
    | 'min-replicas'
    | 'limit'
    | 'survive'
    | 'class'
    | 'headroom'
    | 'class-headroom'
    | 'offer-headroom'
    | 'interruptions'
    | 'slices';
  /** The GPU type, offer, limit or class that it is about, or what may be lost; absent where it is about all. */
  readonly name?: string;
  /** Of a limit: which of its bounds. */
  readonly bound?: LimitBound;
  /** GPUs, replicas, units or share of the limit, losses, demand, share of headroom, hours away an hour of work, or slices. */
  readonly have: number;
  /** For people, such as `stock of "L4": 12 GPUs`. */
  readonly text: string;
}

/** Everything that a scenario asks and that could be let go: hard limits first, then what is to be served, then room to spare. */
export function constraintsOf(scenario: Scenario): readonly Constraint[] {
  const { stock, offers, options, survive } = scenario;
  return [
    ...gpuTypes(scenario).flatMap((gpu) => {
      const have = stock.get(gpu);
      return have === undefined ? [] : [constraint(scenario, { kind: 'stock', name: gpu, have })];
    }),
    ...offers.flatMap(({ name, maxReplicas: have }) =>
      have === undefined ? [] : [constraint(scenario, { kind: 'max-replicas', name, have })],
    ),
    ...offers.flatMap(({ name, minReplicas: have = 0 }) =>
      have > 0 ? [constraint(scenario, { kind: 'min-replicas', name, have })] : [],
    ),
    ...(scenario.limits ?? []).flatMap((limit) => boundsOf(scenario, limit)),
    ...(survive === undefined ? [] : [constraint(scenario, { kind: 'survive', name: survive, have: 1 })]),
    ...scenario.workload.classes.flatMap(({ name, demand: have }) =>
      have > 0 ? [constraint(scenario, { kind: 'class', name, have })] : [],
    ),
    ...headrooms(scenario),
    ...(options.slices === 'none' ? [] : [constraint(scenario, { kind: 'slices', have: options.slices })]),
  ];
}

function boundsOf(scenario: Scenario, limit: Limit): readonly Constraint[] {
  return limitBounds.flatMap((bound) => {
    const have = limit[bound];
    return have === undefined ? [] : [constraint(scenario, { kind: 'limit', name: limit.name, bound, have })];
  });
}

function headrooms(scenario: Scenario): readonly Constraint[] {
  const { workload, offers, options } = scenario;
  const isUsed = workload.classes.some(({ headroom }) => headroom === undefined);
  return [
    ...(options.headroom > 0 && isUsed ? [constraint(scenario, { kind: 'headroom', have: options.headroom })] : []),
    ...workload.classes.flatMap(({ name, headroom: have = 0 }) =>
      have > 0 ? [constraint(scenario, { kind: 'class-headroom', name, have })] : [],
    ),
    ...offers.flatMap(({ name, headroom: have = 0 }) =>
      have > 0 ? [constraint(scenario, { kind: 'offer-headroom', name, have })] : [],
    ),
    ...offers.flatMap((offer) => {
      const have = replicasPerLoad({ ...offer, headroom: 0 }) - 1;
      return have > 0 ? [constraint(scenario, { kind: 'interruptions', name: offer.name, have })] : [];
    }),
  ];
}

function constraint(scenario: Scenario, parts: Omit<Constraint, 'text'>): Constraint {
  return { ...parts, text: textOf(scenario, parts) };
}

function textOf(scenario: Scenario, parts: Omit<Constraint, 'text'>): string {
  const name = quoted(parts.name ?? '');
  const amount = amountText(scenario, parts, parts.have);
  switch (parts.kind) {
    case 'stock':
      return `stock of ${name}: ${amount}`;
    case 'max-replicas':
      return `max${countedAs(scenario, parts)} of ${name}: ${parts.have}`;
    case 'min-replicas':
      return `min${countedAs(scenario, parts)} of ${name}: ${parts.have}`;
    case 'limit':
      return `limit ${name}: ${isMost(parts) ? 'at most' : 'at least'} ${amount}`;
    case 'survive':
      return `survive: the loss of any one ${parts.name}`;
    case 'class':
      return `class ${name}: ${amount}`;
    case 'headroom':
      return `headroom: ${amount}`;
    case 'class-headroom':
      return `headroom of class ${name}: ${amount}`;
    case 'offer-headroom':
      return `headroom of ${name}: ${amount}`;
    case 'interruptions':
      return `interruptions of ${name}: away for ${amount} of its hours of work`;
    case 'slices':
      return `slices: ${parts.have}`;
  }
}

function countedAs({ offers }: Scenario, { name }: Omit<Constraint, 'text'>): 'Nodes' | 'Replicas' {
  return offers.find((offer) => offer.name === name)?.isNode === true ? 'Nodes' : 'Replicas';
}

/** A value of the constraint with its unit: `8 GPUs`, `40 % of the GPUs`, `3.5 requests/s`. */
export function amountText(scenario: Scenario, parts: Omit<Constraint, 'text'>, value: number): string {
  const figure = Number(value.toPrecision(7));
  switch (parts.kind) {
    case 'stock':
      return limitAmount({ unit: 'gpus', isShare: false }, value);
    case 'max-replicas':
    case 'min-replicas':
      if (countedAs(scenario, parts) === 'Nodes') return `${figure} ${figure === 1 ? 'node' : 'nodes'}`;
      return limitAmount({ unit: 'replicas', isShare: false }, value);
    case 'limit':
      return limitAmount(unitOf(scenario, parts), value);
    case 'class':
      return `${figure} ${scenario.workload.unit}`;
    case 'slices':
      return `${figure} slices`;
    case 'survive':
      return figure === 1 ? '1 loss' : `${figure} losses`;
    default:
      return `${Number((value * 100).toPrecision(6))} %`;
  }
}

function unitOf(
  { limits = [] }: Scenario,
  { name, bound }: Omit<Constraint, 'text'>,
): Pick<LimitRow, 'unit' | 'isShare'> {
  const limit = limits.find((each) => each.name === name);
  const isShare = bound === 'atMostShare' || bound === 'atLeastShare';
  return { unit: (isShare ? limit?.of : limit?.unit) ?? 'replicas', isShare };
}

/** Whether a larger value is a looser one. */
export function isMost({ kind, bound }: Pick<Constraint, 'kind' | 'bound'>): boolean {
  return kind === 'stock' || kind === 'max-replicas' || bound === 'atMost' || bound === 'atMostShare';
}

/** The rules that a limit's bound makes. */
export function rowsOf(scenario: Scenario, { name, bound }: Constraint): readonly LimitRow[] {
  const isShare = bound === 'atMostShare' || bound === 'atLeastShare';
  return limitRows(scenario).filter((row) => row.limit.name === name && row.isShare === isShare);
}

/** The scenario with another value for a constraint, or without the constraint where the value is undefined. */
export function changed(scenario: Scenario, { kind, name, bound }: Constraint, value: number | undefined): Scenario {
  const { workload, options, limits = [] } = scenario;
  switch (kind) {
    case 'stock': {
      const others = [...scenario.stock].filter(([gpu]) => gpu !== name);
      return { ...scenario, stock: new Map(value === undefined ? others : [...others, [name as string, value]]) };
    }
    case 'max-replicas':
      return withOffer(scenario, name, ({ maxReplicas: _, ...offer }) =>
        value === undefined ? offer : { ...offer, maxReplicas: value },
      );
    case 'min-replicas':
      return withOffer(scenario, name, (offer) => ({ ...offer, minReplicas: value ?? 0 }));
    case 'offer-headroom':
      return withOffer(scenario, name, (offer) => ({ ...offer, headroom: value ?? 0 }));
    case 'interruptions':
      return withOffer(scenario, name, (offer) => interruptedFor(offer, value));
    case 'limit':
      return {
        ...scenario,
        limits: limits.map((limit) => (limit.name === name ? withBound(limit, bound as LimitBound, value) : limit)),
      };
    case 'survive': {
      const { survive: _, ...mortal } = scenario;
      return value === undefined ? mortal : scenario;
    }
    case 'headroom':
      return { ...scenario, options: { ...options, headroom: value ?? 0 } };
    case 'slices':
      return { ...scenario, options: { ...options, slices: value ?? 'none' } };
    case 'class':
    case 'class-headroom': {
      const field = kind === 'class' ? 'demand' : 'headroom';
      const classes = workload.classes.map((each) => (each.name === name ? { ...each, [field]: value ?? 0 } : each));
      return { ...scenario, workload: { ...workload, classes } };
    }
  }
}

function withOffer(scenario: Scenario, name: string | undefined, change: (offer: Offer) => Offer): Scenario {
  return { ...scenario, offers: scenario.offers.map((offer) => (offer.name === name ? change(offer) : offer)) };
}

/** With as many interruptions as take so many hours an hour of work. */
function interruptedFor({ interruptions, ...offer }: Offer, hours: number | undefined): Offer {
  if (interruptions === undefined || hours === undefined) return offer;
  return { ...offer, interruptions: { ...interruptions, perHour: (hours * 60) / interruptions.recoveryMinutes } };
}

function withBound(limit: Limit, bound: LimitBound, value: number | undefined): Limit {
  const { [bound]: _, ...rest } = limit;
  return value === undefined ? rest : { ...rest, [bound]: value };
}

/** The scenario without some of its constraints. */
export function without(scenario: Scenario, constraints: Iterable<Constraint>): Scenario {
  let left = scenario;
  for (const each of constraints) left = changed(left, each, undefined);
  return left;
}
