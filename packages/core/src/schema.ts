import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1), z.maxLength(500), z.regex(/^\P{Cc}*$/u));
const amount = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const tokenRange = z.tuple([count, count]);

function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  return schema.check(z.describe(description)) as Schema;
}

const requestClass = z.strictObject({
  name: described(name, 'Name of the class, unique in the workload.'),
  inputTokens: z.optional(described(tokenRange, 'Lowest and highest number of input tokens.')),
  outputTokens: z.optional(described(tokenRange, 'Lowest and highest number of output tokens.')),
  demand: described(amount, "How much of this class there is, in the workload's unit."),
});

const offer = z.strictObject({
  name: described(name, 'Name of the offer, unique in the scenario.'),
  gpu: described(name, 'GPU type; stock is counted by it.'),
  gpusPerReplica: z.optional(described(z.int().check(z.positive()), 'GPUs that one replica takes; 1 where absent.')),
  usdPerHour: described(amount, 'Price of the whole replica.'),
  capacity: described(
    z.array(amount),
    'One number a class, in the order of workload.classes: what one replica sustains of it inside the SLO when it serves nothing else; 0 = it cannot.',
  ),
  provider: z.optional(name),
  region: z.optional(name),
  pricing: z.optional(z.enum(['on-demand', 'spot', 'reserved'])),
  minReplicas: z.optional(described(count, 'Replicas that a plan must rent at least.')),
  maxReplicas: z.optional(described(count, 'Replicas that a plan may rent at most.')),
});

const options = z.strictObject({
  sharing: z.optional(
    described(
      z.enum(['shared', 'per-class']),
      'shared: loads of the classes on a replica add up. per-class: each must fit alone, as the published simulation has it; costs come out too low.',
    ),
  ),
  headroom: z.optional(described(amount, 'Demand to have room for beyond the stated one, as a share of it.')),
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
  stock: z.optional(described(z.record(name, count), 'GPUs to be had, by GPU type; a type not named has no limit.')),
  options: z.optional(options),
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

/** A plan file: what `fleetmix plan --json` prints, or any object with these two lists; other fields are not read. */
export const planSchema = z.object({
  replicas: z.array(z.object({ offer: z.string(), count: z.number() })),
  routes: z.optional(z.array(z.object({ class: z.string(), offer: z.string(), share: z.number() }))),
  guarantee: z.optional(z.object({ certificate: z.optional(certificate) })),
});

/** Plain data in the shape of a scenario file. */
export type ScenarioDocument = z.infer<typeof scenarioSchema>;
/** Plain data in the shape of a Mélange config file. */
export type MelangeDocument = z.infer<typeof melangeSchema>;

/** JSON Schema (2020-12) of a scenario file. */
export function scenarioJsonSchema(): object {
  return { title: 'fleetmix scenario', ...z.toJSONSchema(scenarioSchema) };
}
