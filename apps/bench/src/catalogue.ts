/**
 * Generated catalogues: 14 GPU types in up to 4 sizes, rented in as many regions as it takes, each region with its own
 * prices and stock. A region's GPUs are a kind of their own, whose sizes share its stock.
 */
import { defaultOptions, type Offer, type RequestClass, type Scenario } from '@fleetmix/core';
import { type GpuSpeed, gpuSpeeds, throughput } from './gpu-speed.ts';
import { type Random, random } from './random.ts';

/** What to generate; the same settings give the same scenario. */
export interface CatalogueSettings {
  readonly offers: number;
  readonly classes: number;
  readonly seed: number;
  /** Give every offer throughputs of its own, so that nothing can be merged. */
  readonly distinct?: boolean;
}

interface Place {
  readonly profile: Profile;
  readonly region: number;
}

interface Profile {
  readonly gpu: GpuSpeed;
  readonly gpusPerReplica: number;
}

const sizes = [1, 2, 4, 8] as const;
/** Demand as a share of what a certain whole plan can carry: it can be planned, and the cheap stocks run out. */
const tightness = 0.8;

/** A scenario that can be planned and whose stock binds. */
export function catalogue({ offers: count, classes: classCount, seed, distinct = false }: CatalogueSettings): Scenario {
  const draw = random(seed);
  const tokens = sizesOfRequests(classCount, draw);
  const places = choosePlaces(gpuSpeeds(draw), count, draw);
  const offers = pricedOffers(places, draw);
  const capacity = new Float64Array(count * classCount);
  for (const [row, { profile }] of places.entries()) {
    const own = distinct
      ? { speed: draw.around(0.06), input: draw.around(0.04), output: draw.around(0.04) }
      : undefined;
    capacity.set(
      tokens.map((size) => throughput(profile.gpu, profile.gpusPerReplica, size, own)),
      row * classCount,
    );
  }
  const stock = new Map(offers.map(({ gpu }) => [gpu, 8 * (1 + Math.floor(4 * draw.between(0, 1) ** 2))]));
  const weights = tokens.map(() => draw.longTailed(1.6));
  const rate = tightness * carried({ offers, capacity, stock, weights });
  return {
    name: `${count} offers x ${classCount} classes${distinct ? ', all distinct' : ''}, seed ${seed}`,
    workload: {
      unit: 'requests/s',
      classes: tokens.map(([input, output], at): RequestClass => {
        const name = `${at}: in ${Math.round(input)} out ${Math.round(output)}`;
        return { name, demand: rate * (weights[at] as number) };
      }),
    },
    offers,
    capacity,
    stock,
    options: defaultOptions,
    notices: [],
  };
}

/** Centres of a grid of input by output tokens, evenly spread in logarithms. */
function sizesOfRequests(count: number, draw: Random): readonly (readonly [number, number])[] {
  const columns = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, at) => {
    const input = 16 * 1000 ** ((Math.floor(at / columns) + draw.between(0.3, 0.7)) / columns);
    const output = 8 * 250 ** (((at % columns) + draw.between(0.3, 0.7)) / columns);
    return [input, output] as const;
  });
}

/** Random places of a table of profiles by regions, one of the profiles that serve everything among them. */
function choosePlaces(gpus: readonly GpuSpeed[], count: number, draw: Random): readonly Place[] {
  const profiles = gpus.flatMap((gpu) => sizes.map((gpusPerReplica) => ({ gpu, gpusPerReplica })));
  const regions = Math.max(2, Math.ceil((1.25 * count) / profiles.length));
  const all = profiles.flatMap((profile) => Array.from({ length: regions }, (_, region) => ({ profile, region })));
  return draw.shuffled(all).slice(0, count);
}

function pricedOffers(places: readonly Place[], draw: Random): readonly Offer[] {
  return places.map(({ profile: { gpu, gpusPerReplica }, region }) => ({
    name: `${gpu.name} x${gpusPerReplica} region-${region}`,
    gpu: `${gpu.name} region-${region}`,
    gpusPerReplica,
    region: `region-${region}`,
    usdPerHour: Math.round(100 * gpu.usdPerHour * gpusPerReplica * draw.around(0.25)) / 100,
  }));
}

interface Supply {
  readonly offers: readonly Offer[];
  readonly capacity: Float64Array;
  readonly stock: ReadonlyMap<string, number>;
  readonly weights: readonly number[];
}

/**
 * Requests/s, of classes in these proportions, that a certain plan carries: of each stock, as many replicas as it holds of
 * the first offer that serves every class, with every class divided among them in proportion to what each can carry.
 */
function carried({ offers, capacity, stock, weights }: Supply): number {
  const used = new Set<string>();
  let rate = 0;
  for (const [row, { gpu, gpusPerReplica }] of offers.entries()) {
    const loadAtOne = weights.reduce(
      (sum, weight, at) => sum + weight / (capacity[row * weights.length + at] as number),
      0,
    );
    if (used.has(gpu) || !Number.isFinite(loadAtOne)) continue;
    used.add(gpu);
    rate += Math.floor((stock.get(gpu) ?? 0) / gpusPerReplica) / loadAtOne;
  }
  return rate;
}
