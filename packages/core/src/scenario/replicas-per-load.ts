import type { Offer } from './offer.ts';

/** Share of the time for which a replica of an offer works: all of it where the offer has no interruptions. Above 0, at most 1. */
export function availabilityOf(offer: Pick<Offer, 'interruptions'>): number {
  return 1 / timePerWork(offer);
}

/**
 * Replicas to rent for one replica's worth of work on an offer, 1 or more: its headroom is left free, and while a replica is away
 * after an interruption others do its work. (1 + headroom) x (1 + interruptions per hour x hours away after each).
 */
export function replicasPerLoad(offer: Pick<Offer, 'headroom' | 'interruptions'>): number {
  return (1 + (offer.headroom ?? 0)) * timePerWork(offer);
}

/** Between two interruptions a replica works 1 / perHour hours, and then is away: renewal by renewal. */
function timePerWork({ interruptions }: Pick<Offer, 'interruptions'>): number {
  return interruptions === undefined ? 1 : 1 + (interruptions.perHour * interruptions.recoveryMinutes) / 60;
}
