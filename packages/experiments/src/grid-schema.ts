import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1), z.maxLength(500), z.regex(/^\P{Cc}*$/u));
const amount = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const amounts = z.array(amount).check(z.minLength(1));
const positives = z.array(z.number().check(z.positive())).check(z.minLength(1));
/** A path, relative to the grid's file, or the document itself, which is read as any scenario is. */
const scenario = z.union([name, z.record(z.string(), z.unknown())]);

/** One value of an axis. */
export const axisValueSchema = z.strictObject({
  name,
  title: z.optional(name),
  file: z.optional(name),
  scenario: z.optional(scenario),
  stock: z.optional(z.record(name, count)),
  demand: z.optional(amounts),
  shares: z.optional(amounts),
  gpuUsdPerHour: z.optional(z.record(name, amount)),
  offerUsdPerHour: z.optional(z.record(name, amount)),
  options: z.optional(
    z.strictObject({
      sharing: z.optional(z.enum(['shared', 'per-class'])),
      headroom: z.optional(amount),
      slices: z.optional(z.union([z.int().check(z.positive(), z.maximum(1000)), z.literal('none')])),
    }),
  ),
});

/** A grid file, version 1. */
export const gridSchema = z.strictObject({
  fleetmix: z.literal(1),
  grid: name,
  description: z.optional(name),
  scenario: z.optional(scenario),
  scenarios: z.optional(z.array(scenario).check(z.minLength(1))),
  axes: z.optional(z.record(z.string(), z.array(axisValueSchema).check(z.minLength(1)))),
  scale: z.optional(
    z.strictObject({
      name: z.optional(name),
      totals: z.optional(positives),
      factors: z.optional(positives),
      rounding: z.optional(z.enum(['none', 'largest-remainder'])),
    }),
  ),
  scales: z.optional(positives),
  planners: z.optional(z.array(name).check(z.minLength(1))),
  seed: z.optional(count),
  charts: z.optional(z.strictObject({ image: z.optional(name), panel: z.optional(name) })),
});

/** Plain data in the shape of a grid file. */
export type GridDocument = z.infer<typeof gridSchema>;
/** Plain data in the shape of one value of an axis. */
export type AxisValueDocument = z.infer<typeof axisValueSchema>;
/** A path, or a scenario document. */
export type ScenarioSource = z.infer<typeof scenario>;
