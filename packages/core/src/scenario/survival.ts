import { quoted } from './names.ts';
import type { Scenario } from './scenario.ts';

/** What of a fleet may be lost: any one replica, or all replicas of any one offer, region or provider. */
export type LossUnit = (typeof lossUnits)[number];

/** Every unit of loss. */
export const lossUnits = ['replica', 'offer', 'region', 'provider'] as const;

/** One thing that may be lost. */
export interface Loss {
  readonly unit: LossUnit;
  /** The offer whose replica or replicas are lost, or the region or provider. */
  readonly lost: string;
  /** Offers that lose replicas, by position. */
  readonly offers: readonly number[];
}

/** Each single loss that the scenario's fleets must survive; none where it asks for nothing of the kind. */
export function lossesOf({ survive: unit, offers }: Scenario): readonly Loss[] {
  if (unit === undefined) return [];
  if (unit === 'replica' || unit === 'offer')
    return offers.flatMap(({ name, isNode }, at) => (isNode === true ? [] : [{ unit, lost: name, offers: [at] }]));
  const values = new Set(offers.map((offer) => offer[unit]).filter((value) => value !== undefined));
  return [...values].map((lost) => ({
    unit,
    lost,
    offers: offers.flatMap((offer, at) => (offer[unit] === lost ? [at] : [])),
  }));
}

/** Replica counts, in the scenario's order, that a loss leaves; undefined where there is nothing to lose. */
export function countsAfter({ unit, offers }: Loss, counts: readonly number[]): readonly number[] | undefined {
  if (offers.every((at) => (counts[at] ?? 0) <= 0)) return undefined;
  return counts.map((count, at) => (offers.includes(at) ? (unit === 'replica' ? count - 1 : 0) : count));
}

/** A loss in words: `one replica of "A100"`, `region "eu-west"`. */
export function lossName({ unit, lost }: Pick<Loss, 'unit' | 'lost'>): string {
  return unit === 'replica' ? `one replica of ${quoted(lost)}` : `${unit} ${quoted(lost)}`;
}
