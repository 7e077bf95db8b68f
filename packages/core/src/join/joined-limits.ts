import type { InputProblem } from '../read/input-error.ts';
import type { Limit } from '../scenario/limit.ts';
import { matches } from '../scenario/limit-rows.ts';
import { quoted } from '../scenario/names.ts';
import type { Member } from './member.ts';

/** The limits of all, what is wrong with them, and what a reader may not expect. */
export interface JoinedLimits {
  readonly limits: readonly Limit[];
  readonly problems: readonly InputProblem[];
  readonly notices: readonly string[];
}

/**
 * Limits on amounts count the offers that they counted, by name. One on a share is of the whole fleet, and the fleet is another
 * one now: it stays, once, where all scenarios have the same, and cannot be joined where they do not.
 */
export function joinedLimits(members: readonly Member[]): JoinedLimits {
  const isCommon = (limit: Limit) =>
    limit.offers?.offers === undefined &&
    members.every(({ scenario }) => (scenario.limits ?? []).some((other) => isSame(limit, other)));
  const common = ownLimits(members[0]).filter((limit) => isOnShare(limit) && isCommon(limit));
  const apart = members.map((member) => ({ member, limits: ownLimits(member).filter((limit) => !isOnShare(limit)) }));
  return {
    limits: [...common, ...apart.flatMap(({ member, limits }) => limits.map((limit) => counting(member, limit)))],
    problems: members.flatMap((member) =>
      ownLimits(member)
        .filter((limit) => isOnShare(limit) && !isCommon(limit))
        .map((limit) => unjoinable(member, limit)),
    ),
    notices: [
      ...common.map(({ name }) => `limit ${quoted(name)} is on a share of the fleet of all models together.`),
      ...(apart[0]?.limits
        .filter((limit) => apart.slice(1).some(({ limits }) => limits.some(({ name }) => name === limit.name)))
        .map(
          ({ name }) =>
            `limit ${quoted(name)} stands in several scenarios, and holds for the offers of each by itself; write one over all offers if they share it.`,
        ) ?? []),
    ],
  };
}

function ownLimits(member: Member | undefined): readonly Limit[] {
  return member?.scenario.limits ?? [];
}

function isOnShare({ atMostShare, atLeastShare }: Limit): boolean {
  return atMostShare !== undefined || atLeastShare !== undefined;
}

function isSame(one: Limit, other: Limit): boolean {
  const sorted = (limit: Limit) =>
    JSON.stringify(Object.entries(limit).sort(([left], [right]) => (left < right ? -1 : 1)));
  return sorted(one) === sorted(other);
}

function counting({ scenario, offerName, limitName }: Member, limit: Limit): Limit {
  const { offers: selector = {} } = limit;
  const offers = scenario.offers.filter((offer) => matches(offer, selector)).map(({ name }) => offerName(name));
  return { ...limit, name: limitName(limit.name), offers: { offers } };
}

function unjoinable({ name, scenario }: Member, limit: Limit): InputProblem {
  return {
    path: `limits[${scenario.limits?.indexOf(limit)}]`,
    message: `of ${quoted(name)}, ${quoted(limit.name)}, is on a share of its own fleet, which a joined scenario cannot say. Have the same in all scenarios, for the fleet of all together, or remove it.`,
  };
}
