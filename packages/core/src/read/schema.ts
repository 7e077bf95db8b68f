import * as z from 'zod/mini';
import { capacitySources } from '../scenario/capacity-source.ts';
import { decideNow } from '../scenario/cases.ts';
import { limitGroups, limitUnits } from '../scenario/limit.ts';
import { goals } from '../scenario/objective.ts';
import { offerRoles } from '../scenario/pool.ts';
import { preferences } from '../scenario/preference.ts';
import { lossUnits } from '../scenario/survival.ts';

const name = z.string().check(z.minLength(1), z.maxLength(500), z.regex(/^\P{Cc}*$/u));
const amount = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const tokenRange = z.tuple([count, count]);

function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  return schema.check(z.describe(description)) as Schema;
}

const bound = z.number().check(z.positive());

const slo = z.strictObject({
  ttftMs: z.optional(described(bound, 'Bound on the time to the first token, in ms.')),
  tpotMs: z.optional(described(bound, 'Bound on the mean time per output token of a request, in ms.')),
  e2eMs: z.optional(described(bound, 'Bound on the time to the last token, in ms.')),
  percentile: z.optional(
    described(
      z.number().check(z.minimum(0.5), z.lt(1)),
      'Share of requests that must stay inside each bound; 0.95 where absent.',
    ),
  ),
});

const requestClass = z.strictObject({
  name: described(name, 'Name of the class, unique in the workload.'),
  inputTokens: z.optional(described(tokenRange, 'Lowest and highest number of input tokens.')),
  outputTokens: z.optional(described(tokenRange, 'Lowest and highest number of output tokens.')),
  size: z.optional(
    described(
      z.strictObject({ inputTokens: amount, outputTokens: amount }),
      'Tokens of the request that stands for the class; capacities are of this size.',
    ),
  ),
  slo: z.optional(described(slo, "Latency targets of this class, in place of the scenario's.")),
  headroom: z.optional(
    described(amount, "Demand to have room for beyond the stated one, as a share of it, in place of the scenario's."),
  ),
  weight: z.optional(
    described(bound, 'What one unit of its demand is worth beside others where not all can be served; 1 where absent.'),
  ),
  priority: z.optional(
    described(
      z.int().check(z.positive()),
      'Rank where not all can be served: all that can be of 1 before anything of 2; 1 where absent.',
    ),
  ),
  model: z.optional(described(name, 'The model that its requests ask for; plans are summed up by it.')),
  demand: described(amount, "How much of this class there is, in the workload's unit."),
});

const capacitySource = z.enum(capacitySources);

const serving = z.strictObject({
  model: described(name, 'The model, as it is called at Hugging Face.'),
  engine: described(name, 'vllm, sglang, trtllm ...'),
  weights: z.optional(
    described(z.enum(['bf16', 'fp8', 'fp4']), 'Number format of the weights; as published where absent.'),
  ),
  kvCache: z.optional(described(z.enum(['bf16', 'fp8']), 'Number format of the KV cache; bf16 where absent.')),
  engines: z.optional(described(z.int().check(z.positive()), 'Engines side by side on one replica; 1 where absent.')),
  tensorParallel: z.optional(described(z.int().check(z.positive()), 'GPUs over which an engine splits every layer.')),
  pipelineParallel: z.optional(described(z.int().check(z.positive()), 'Groups of layers, each on GPUs of its own.')),
});

const offer = z.strictObject({
  name: described(name, 'Name of the offer, unique in the scenario.'),
  gpu: described(name, 'GPU type; stock is counted by it.'),
  gpusPerReplica: z.optional(described(z.int().check(z.positive()), 'GPUs that one replica takes; 1 where absent.')),
  usdPerHour: described(amount, 'Price of the whole replica; 0 or absent where it is packed on a node.'),
  node: z.optional(described(name, 'Node on which its replicas are packed, by name; see nodes.')),
  capacity: described(
    z.array(amount),
    'One number a class, in the order of workload.classes: what one replica sustains of it inside the SLO when it serves nothing else; 0 = it cannot.',
  ),
  provider: z.optional(name),
  region: z.optional(name),
  pricing: z.optional(z.enum(['on-demand', 'spot', 'reserved'])),
  minReplicas: z.optional(described(count, 'Replicas that a plan must rent at least.')),
  maxReplicas: z.optional(described(count, 'Replicas that a plan may rent at most.')),
  headroom: z.optional(
    described(
      amount,
      'What to leave free on it, as a share of what is put on it; on top of the headroom of the classes.',
    ),
  ),
  interruptions: z.optional(
    described(
      z.strictObject({
        perHour: described(amount, 'Interruptions of one replica an hour, on average.'),
        recoveryMinutes: described(amount, 'From an interruption until a replica works in its place, paid for.'),
      }),
      'How often a replica is taken away, and for how long: plans count on the share of its capacity that is left on average.',
    ),
  ),
  watts: z.optional(described(bound, 'Power of one replica at full load, at the wall or as wattsSource says.')),
  wattsSource: z.optional(described(name, 'Where the watts come from and what they count, in words.')),
  gramsCo2PerKwh: z.optional(described(amount, 'What the electricity of its region emits, in g CO2e per kWh.')),
  startupMinutes: z.optional(
    described(amount, 'Minutes from the start of a replica until it serves, for which it is paid; with periods.'),
  ),
  usdPerStart: z.optional(described(amount, 'Fee of each start of a replica; with periods.')),
  minRentalHours: z.optional(
    described(amount, 'A replica that is started is paid for so long at least; with periods.'),
  ),
  capacitySource: z.optional(
    described(
      z.union([capacitySource, z.array(capacitySource)]),
      'Where its capacities come from: one word for all classes, or one a class, in order.',
    ),
  ),
  priceSource: z.optional(described(name, 'Where its price comes from, in words.')),
  serving: z.optional(described(serving, 'What runs on one replica: simulation and manifests are made of it.')),
  role: z.optional(
    described(
      z.enum(offerRoles),
      'prefill: it reads prompts, up to the first token. decode: it gives the tokens after that. Requests reach it through pools alone; absent: it serves them whole.',
    ),
  ),
});

const pool = z.strictObject({
  name: described(name, 'Name of the pool, unique among pools and offers: routes name it.'),
  prefill: described(name, 'Name of an offer with role: prefill.'),
  decode: described(name, 'Name of an offer with role: decode.'),
  usdPerRequest: z.optional(
    described(
      z.union([amount, z.array(amount)]),
      "What the move of a request's KV cache costs: one number, or one a class, in the order of workload.classes; 0 where absent.",
    ),
  ),
  classes: z.optional(described(z.array(name), 'Names of the classes that it takes; all where absent.')),
});

const node = z.strictObject({
  name: described(name, 'Name of the node, unique among nodes and offers.'),
  gpu: described(name, 'GPU type; stock is counted by it.'),
  gpus: described(z.int().check(z.positive()), 'GPUs in it.'),
  usdPerHour: described(amount, 'Price of the whole node.'),
  provider: z.optional(name),
  region: z.optional(name),
  pricing: z.optional(z.enum(['on-demand', 'spot', 'reserved'])),
  minNodes: z.optional(described(count, 'Nodes that a plan must rent at least.')),
  maxNodes: z.optional(described(count, 'Nodes that a plan may rent at most.')),
  priceSource: z.optional(described(name, 'Where its price comes from, in words.')),
});

const names = z.array(name).check(z.minLength(1));
const oneOrMore = z.optional(z.union([name, names]));
const share = z.number().check(z.minimum(0), z.maximum(1));

const limit = z.strictObject({
  name: described(name, 'Name of the limit, unique in the scenario.'),
  offers: z.optional(
    described(
      z.strictObject({
        offers: z.optional(described(names, 'Offers by name.')),
        gpu: oneOrMore,
        provider: oneOrMore,
        region: oneOrMore,
        pricing: oneOrMore,
      }),
      'The offers that it counts: those that match every field given, each by one of its values; all where absent.',
    ),
  ),
  each: z.optional(described(z.enum(limitGroups), 'Holds for each value of this field by itself.')),
  unit: z.optional(described(z.enum(limitUnits), 'What atMost and atLeast count.')),
  atMost: z.optional(amount),
  atLeast: z.optional(amount),
  of: z.optional(described(z.enum(limitUnits), 'What the shares are shares of, in the whole fleet.')),
  atMostShare: z.optional(described(share, 'Share of the whole fleet that it may be at most, 0 to 1.')),
  atLeastShare: z.optional(described(share, 'Share of the whole fleet that it must be at least, 0 to 1.')),
});

const objective = z.strictObject({
  goal: described(
    z.enum(goals),
    'least-cost: everything is served at the lowest price. most-served: as much as stock, limits and the budget allow, by priority. shortest-makespan: the demands are requests to finish, as soon as the budget allows. least-power, least-carbon: everything is served with the least watts or emissions.',
  ),
  budgetUsdPerHour: z.optional(
    described(amount, 'What the fleet may cost; not for least-cost, and needed for shortest-makespan alone.'),
  ),
});

const caseChange = {
  name: described(name, 'Name of the case, unique among them.'),
  demand: z.optional(
    described(
      z.union([amount, z.record(name, amount)]),
      'Factor on the demand of every class, or of classes by name; 1 where not named.',
    ),
  ),
  usdPerHour: z.optional(
    described(z.record(name, amount), "Prices by offer, in place of the scenario's; not of reserved offers."),
  ),
};

const period = z.strictObject({ ...caseChange, hours: described(bound, 'How long it lasts in each round.') });

const futures = z.strictObject({
  decideNow: z.optional(
    described(
      z.enum(decideNow),
      'reserved (default): reserved offers now, the others once the future is known. all: the whole fleet now.',
    ),
  ),
  mayFailShare: z.optional(
    described(
      z.number().check(z.minimum(0), z.lt(1)),
      'Weight of the futures, as a share of the whole, that may be left not fully served; 0 where absent.',
    ),
  ),
  cases: z
    .array(z.strictObject({ ...caseChange, weight: described(bound, 'How likely it is beside the others; any unit.') }))
    .check(z.minLength(1)),
});

const options = z.strictObject({
  sharing: z.optional(
    described(
      z.enum(['shared', 'per-class']),
      'shared: loads of the classes on a replica add up. per-class: each must fit alone, as the published simulation has it; costs come out too low.',
    ),
  ),
  headroom: z.optional(
    described(amount, 'Demand to have room for beyond the stated one, as a share of it; of classes that name none.'),
  ),
  slices: z.optional(
    described(
      z.union([z.int().check(z.positive(), z.maximum(1000)), z.literal('none')]),
      'Cut each class into this many equal slices, each served by one offer; none divides classes freely.',
    ),
  ),
});

/** A scenario file, version 1. */
export const scenarioSchema = z.strictObject({
  fleetmix: described(z.literal(1), 'Version of this format.'),
  name: z.optional(name),
  workload: z.strictObject({
    unit: z.optional(
      described(z.enum(['requests/s', 'requests']), 'requests/s arriving (default), or requests held at once.'),
    ),
    classes: z.array(requestClass).check(z.minLength(1)),
  }),
  offers: z.array(offer).check(z.minLength(1)),
  pools: z.optional(
    described(z.array(pool), 'Disaggregated serving: requests prefilled on one offer and decoded on another.'),
  ),
  nodes: z.optional(
    described(
      z.array(node),
      'Machines that are sold whole, on which replicas of the offers that name them are packed.',
    ),
  ),
  stock: z.optional(described(z.record(name, count), 'GPUs to be had, by GPU type; a type not named has no limit.')),
  limits: z.optional(
    described(z.array(limit), 'Rules about parts of the fleet: quotas, minimum fleets, shares of it.'),
  ),
  survive: z.optional(
    described(
      z.enum(lossUnits),
      'What may be lost at any moment, one at a time: the fleet then still serves all demand, headroom included.',
    ),
  ),
  prefer: z.optional(
    described(z.array(z.enum(preferences)), 'What decides, in this order, between fleets that cost the same.'),
  ),
  current: z.optional(described(z.record(name, count), 'Replicas that are running, by offer; 0 where not named.')),
  periods: z.optional(
    described(
      z.array(period).check(z.minLength(1)),
      'A round of time that repeats: reserved offers are bought once for all of it, the others rented by the period.',
    ),
  ),
  futures: z.optional(described(futures, 'Ways in which demand and prices may turn out; not beside periods.')),
  objective: z.optional(described(objective, 'What a plan is to be best at; the least cost where absent.')),
  options: z.optional(options),
  slo: z.optional(described(slo, 'Latency targets inside which the capacities hold.')),
});

/** Mélange's config file (arXiv 2404.14527), as its solver reads it. */
export const melangeSchema = z.strictObject({
  gpu_info: z.record(
    name,
    z.strictObject({
      cost: amount,
      tputs: z.array(z.array(amount)).check(z.minLength(1)),
    }),
  ),
  workload_distribution: z.array(z.array(amount)).check(z.minLength(1)),
  total_request_rate: amount,
  slice_factor: z.int().check(z.positive(), z.maximum(1000)),
});

const certificate = z.object({
  work: z.array(z.object({ offer: z.string(), usdPerHour: z.number() })),
  stock: z.array(z.object({ gpu: z.string(), usdPerHour: z.number() })),
});

const replicaCount = z.object({ offer: z.string(), count: z.number() });
const route = z.object({ class: z.string(), offer: z.string(), share: z.number() });

/** A plan file: what `fleetmix plan --json` prints, or any object with these two lists; other fields are not read. */
export const planSchema = z.object({
  replicas: z.array(replicaCount),
  nodes: z.optional(z.array(z.object({ node: z.string(), count: z.number() }))),
  routes: z.optional(z.array(route)),
  failovers: z.optional(z.array(z.object({ lost: z.string(), routes: z.array(route) }))),
  cases: z.optional(z.array(z.object({ case: z.string(), replicas: z.array(replicaCount), routes: z.array(route) }))),
  guarantee: z.optional(z.object({ certificate: z.optional(certificate) })),
});

/** Plain data in the shape of a scenario file. */
export type ScenarioDocument = z.infer<typeof scenarioSchema>;
/** Plain data in the shape of a Mélange config file. */
export type MelangeDocument = z.infer<typeof melangeSchema>;

/** JSON Schema (2020-12) of a scenario file. */
export function scenarioJsonSchema(): object {
  const schema = z.toJSONSchema(scenarioSchema);
  // The price of what is packed on a node may be absent, and nothing else says so.
  const { items } = (schema.properties?.['offers'] ?? {}) as { items?: { required?: string[] } };
  if (items?.required !== undefined) items.required = items.required.filter((field) => field !== 'usdPerHour');
  return { title: 'fleetmix scenario', ...schema };
}
