/**
 * Generated fleets of many models, each with classes and offers of its own, on GPU types whose stock they share: every
 * model can be rented on 12 GPU types in up to 4 sizes, as far as its weights fit.
 */
import { defaultOptions, type Offer, type RequestClass, type Scenario } from '@fleetmix/core';
import { type GpuSpeed, gpuSpeeds, throughput } from './gpu-speed.ts';
import { type Random, random } from './random.ts';

/** What to generate; the same settings give the same scenario. */
export interface ManyModelsSettings {
  readonly models: number;
  readonly classesPerModel: number;
  readonly seed: number;
}

type Size = readonly [number, number];

/** A model's offers, with the capacity of each for each of its classes. */
interface Part {
  readonly classes: readonly RequestClass[];
  readonly offers: readonly Offer[];
  readonly capacity: readonly (readonly number[])[];
}

const sizes = [1, 2, 4, 8] as const;
/** GPUs in stock, as a share of what a fleet without limits would rent. */
const scarcity = 0.7;

/** A scenario that can be planned, in which the models compete for the GPUs that are the best value. */
export function manyModels({ models, classesPerModel, seed }: ManyModelsSettings): Scenario {
  const draw = random(seed);
  const gpus = gpuSpeeds(draw).slice(0, 12);
  const parts = Array.from({ length: models }, (_, at) => part(`model-${at}`, gpus, classesPerModel, draw));
  const classes = parts.flatMap((one) => one.classes);
  const offers = parts.flatMap((one) => one.offers);
  const capacity = new Float64Array(offers.length * classes.length);
  let row = 0;
  parts.forEach((one, model) => {
    for (const line of one.capacity) {
      capacity.set(line, row * classes.length + model * classesPerModel);
      row += 1;
    }
  });
  return {
    name: `${models} models x ${classesPerModel} classes, seed ${seed}`,
    workload: { unit: 'requests/s', classes },
    offers,
    capacity,
    stock: scarceStock(gpus, parts),
    options: defaultOptions,
    notices: [],
  };
}

/** One model: how slow it is, and which GPUs hold it. */
function part(name: string, gpus: readonly GpuSpeed[], classCount: number, draw: Random): Part {
  const bulk = 24 ** draw.between(0, 1);
  const traffic = 12 * draw.longTailed(0.8);
  const tokens = requestSizes(classCount, draw);
  const configurations = gpus.flatMap((gpu) => {
    const own = { speed: draw.around(0.3) / bulk, input: draw.around(0.1), output: draw.around(0.1) };
    return sizes
      .filter((gpusPerReplica) => gpu.tokens * gpusPerReplica > 2000 * bulk)
      .map((gpusPerReplica) => ({ gpu, gpusPerReplica, own }));
  });
  return {
    classes: tokens.map(([input, output], at) => ({
      name: `${name} ${at}: in ${Math.round(input)} out ${Math.round(output)}`,
      demand: (traffic * draw.longTailed(1.2)) / classCount,
    })),
    offers: configurations.map(({ gpu, gpusPerReplica }) => ({
      name: `${name} on ${gpu.name} x${gpusPerReplica}`,
      gpu: gpu.name,
      gpusPerReplica,
      usdPerHour: Math.round(100 * gpu.usdPerHour * gpusPerReplica) / 100,
    })),
    capacity: configurations.map(({ gpu, gpusPerReplica, own }) =>
      tokens.map((size) => throughput(gpu, gpusPerReplica, size, own)),
    ),
  };
}

/** Input by output tokens, up to what the smallest fitting GPU has room for. */
function requestSizes(count: number, draw: Random): readonly Size[] {
  return Array.from({ length: count }, (): Size => [16 * 100 ** draw.between(0, 1), 8 * 100 ** draw.between(0, 1)]);
}

/** Stock of each GPU type: less than what every class would fill where it is cheapest, and much of what few would take. */
function scarceStock(gpus: readonly GpuSpeed[], parts: readonly Part[]): ReadonlyMap<string, number> {
  const wanted = new Map(gpus.map(({ name }) => [name, 0]));
  for (const { classes, offers, capacity } of parts) {
    classes.forEach(({ demand }, at) => {
      const costs = offers.map(({ usdPerHour }, row) => usdPerHour / (capacity[row]?.[at] ?? 0));
      const best = costs.indexOf(Math.min(...costs));
      const { gpu, gpusPerReplica } = offers[best] as Offer;
      wanted.set(gpu, (wanted.get(gpu) ?? 0) + (gpusPerReplica * demand) / (capacity[best]?.[at] as number));
    });
  }
  const all = [...wanted.values()].reduce((sum, count) => sum + count, 0);
  return new Map(
    [...wanted].map(([gpu, count]) => [gpu, Math.ceil(Math.max(scarcity * count, count < 0.02 * all ? all / 6 : 0))]),
  );
}
