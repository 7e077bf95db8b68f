import { availabilities } from './availability.ts';
import { type PublishedGpu, publishedGpus } from './published-gpu.ts';
import { replicaCapacity } from './replica-capacity.ts';
import { type ReplicaSize, replicaSizes } from './replica-size.ts';
import { requestTypes } from './request-type.ts';
import { requestScales, stockFactor } from './simulation-setting.ts';
import { traces } from './trace.ts';

/** One replica to rent in {@link AvailabilityGrid}. */
export interface GridOffer {
  readonly name: string;
  readonly gpu: string;
  readonly gpusPerReplica: number;
  readonly usdPerHour: number;
  readonly capacity: readonly number[];
}

/** The availability experiment as plain data in the format of a grid file. */
export interface AvailabilityGrid {
  readonly fleetmix: 1;
  readonly grid: 'availability';
  readonly description: string;
  readonly scenario: {
    readonly fleetmix: 1;
    readonly name: string;
    readonly workload: { readonly unit: 'requests'; readonly classes: readonly { readonly name: string }[] };
    readonly offers: readonly GridOffer[];
  };
  readonly axes: {
    readonly availability: readonly {
      readonly name: string;
      readonly title: string;
      readonly file: string;
      readonly stock: Readonly<Record<string, number>>;
    }[];
    readonly trace: readonly { readonly name: string; readonly shares: readonly number[] }[];
  };
  readonly scale: {
    readonly name: 'requests';
    readonly totals: readonly number[];
    readonly rounding: 'largest-remainder';
  };
  readonly planners: readonly string[];
  readonly charts: { readonly image: 'availability'; readonly panel: 'trace' };
}

/**
 * The availability experiment, built from the facts of this package: 4 availabilities x 3 traces x 3 scales.
 * `@fleetmix/catalog/grids/availability.yaml` holds the same data as a file to copy and change.
 */
export function availabilityGrid(): AvailabilityGrid {
  return {
    fleetmix: 1,
    grid: 'availability',
    description: 'What serving three request mixes costs while GPUs are scarce, balanced, rich in A100, or rich',
    scenario: {
      fleetmix: 1,
      name: 'availability',
      workload: { unit: 'requests', classes: requestTypes.map(({ name }) => ({ name })) },
      offers: publishedGpus.flatMap((gpu) => replicaSizes.map((size) => gridOffer(gpu, size))),
    },
    axes: {
      availability: availabilities.map(({ name, label, file, cards }) => ({
        name,
        title: `${name}: ${label}`,
        file,
        stock: Object.fromEntries(Object.entries(cards).map(([gpu, count]) => [gpu, count * stockFactor])),
      })),
      trace: traces.map(({ name, shares }) => ({ name, shares })),
    },
    scale: { name: 'requests', totals: requestScales, rounding: 'largest-remainder' },
    planners: ['exact', 'greedy', 'homogeneous:A100_80G', 'homogeneous:RTX_A6000', 'homogeneous:RTX_4090'],
    charts: { image: 'availability', panel: 'trace' },
  };
}

function gridOffer(gpu: PublishedGpu, size: ReplicaSize): GridOffer {
  return {
    name: `${gpu.name}_x${size.gpus}`,
    gpu: gpu.name,
    gpusPerReplica: size.gpus,
    usdPerHour: gpu.usdPerHour * size.gpus,
    capacity: requestTypes.map((type) => replicaCapacity(gpu, size, type)),
  };
}
