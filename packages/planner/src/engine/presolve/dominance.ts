/**
 * Drops offers that are never needed. Offer d stands in for offer o when d is effectively unlimited (its own bound exceeds
 * what is useful) and for some whole n, in every class that o serves,
 *
 *     n T_d >= T_o   and   n price_d <= price_o   and   d's stock does not bind, or is o's own with n k_d <= k_o :
 *
 * then n y_o more replicas of d take over all that y_o replicas of o do, at no higher cost. An offer of which replicas
 * must be rented keeps those and loses only the further ones; but not where classes are cut into slices, for what the
 * further replicas carried may then be a part of a slice. Chains of this end at an offer that is kept.
 */
import type { Candidate } from './limits.ts';
import type { Profile } from './merge.ts';

/** Sets `extra` to 0 for offers that are dominated; returns how many. */
export function dropDominated(
  profiles: readonly Profile[],
  stockBinds: ReadonlySet<string>,
  isSliced: boolean,
): number {
  const dominators = profiles.flatMap((profile) =>
    strongMembers(profile, stockBinds).map((member) => ({ profile, member })),
  );
  let dropped = 0;
  for (const { profile, member } of dominators) {
    if (member.extra === 0) continue;
    for (const other of profiles) {
      if (isSliced && other.members.some(({ base }) => base > 0)) continue;
      const dearest = other.members.reduce(
        (most, { extra, price }) => (extra > 0 ? Math.max(most, price) : most),
        Number.NEGATIVE_INFINITY,
      );
      if (dearest < member.price) continue;
      const copies = copiesNeeded(profile, other, member.price > 0 ? dearest / member.price : Number.POSITIVE_INFINITY);
      if (copies > 0) dropped += dropMembers(member, other, copies, stockBinds);
    }
  }
  return dropped;
}

/** Members that are effectively unlimited, but for a stock that binds; only the cheapest of each stock can matter. */
function strongMembers(profile: Profile, stockBinds: ReadonlySet<string>): readonly Candidate[] {
  const cheapest = new Map<string, Candidate>();
  for (const member of profile.members) {
    const isLimited = stockBinds.has(member.gpu);
    if (member.extra === 0 || (isLimited ? !member.ownBoundIsLoose : member.extra <= member.useful)) continue;
    const pool = isLimited ? `${member.draw} ${member.gpu}` : '';
    const known = cheapest.get(pool);
    if (known === undefined || member.price < known.price) cheapest.set(pool, member);
  }
  return [...cheapest.values()];
}

/** The least whole n with n T_d >= T_o wherever o serves; 0 where that is more than `most`. */
function copiesNeeded(by: Profile, other: Profile, most: number): number {
  if (by === other) return 1;
  let copies = 1;
  for (let at = 0; at < by.load.length; at += 1) {
    const theirs = other.load[at] as number;
    if (Number.isNaN(theirs)) continue;
    const ratio = (by.load[at] as number) / theirs;
    if (!(ratio <= copies)) copies = Math.ceil(ratio);
    if (!(copies <= most)) return 0;
  }
  return copies;
}

function dropMembers(by: Candidate, other: Profile, copies: number, stockBinds: ReadonlySet<string>): number {
  let dropped = 0;
  for (const member of other.members) {
    if (member === by || member.extra === 0 || copies * by.price > member.price) continue;
    const drawsNoMore = by.gpu === member.gpu && copies * by.draw <= member.draw;
    if (stockBinds.has(by.gpu) && !drawsNoMore) continue;
    member.extra = 0;
    dropped += 1;
  }
  return dropped;
}
