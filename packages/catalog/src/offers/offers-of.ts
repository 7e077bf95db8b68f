import type { Offer } from '@fleetmix/core';
import type { Price } from '../prices/price.ts';
import type { Layout, Rentable } from './rentable.ts';
import { rentables } from './rentables.ts';

/** An offer to plan with, and what must be known to say what it sustains. */
export interface CatalogOffer {
  readonly offer: Offer;
  readonly rentable: Rentable;
  /** The offer sustains `engines` times what one engine over `gpusPerEngine` GPUs does. */
  readonly layout: Layout;
}

/** GPUs that one engine may span. */
const degrees = [1, 2, 4, 8, 16];

/**
 * Offers at these prices. What is rented is the machine, so a replica is the machine: its price, its GPU count. Whole
 * instances are offered once for each way to divide them: 8 engines over 1 GPU each, 4 over 2, 2 over 4, or 1 over 8; GPUs
 * left over stand idle and are paid. A machine whose GPUs were sold one by one has one engine over all of them: several
 * smaller engines are several smaller machines at the same price.
 */
export function offersOf(prices: readonly Price[]): readonly CatalogOffer[] {
  return rentables(prices).flatMap((rentable) =>
    layoutsOf(rentable).map((layout) => ({ offer: offerOf(rentable, layout), rentable, layout })),
  );
}

/** Ways to divide a machine into engines, from the most engines to the fewest. */
export function layoutsOf({ gpuCount, isWholeInstance }: Rentable): readonly Layout[] {
  if (!isWholeInstance) return [{ gpusPerEngine: gpuCount, engines: 1 }];
  return degrees
    .filter((degree) => degree <= gpuCount)
    .map((degree) => ({ gpusPerEngine: degree, engines: Math.floor(gpuCount / degree) }));
}

function offerOf(rentable: Rentable, { gpusPerEngine, engines }: Layout): Offer {
  const { name, provider, region, pricing, gpu, gpuCount, usdPerHour } = rentable;
  const division = rentable.isWholeInstance && gpuCount > 1 ? `/${engines}xtp${gpusPerEngine}` : '';
  return {
    name: `${name}${division}`,
    gpu,
    gpusPerReplica: gpuCount,
    usdPerHour,
    provider,
    ...(region === undefined ? {} : { region }),
    pricing,
  };
}
