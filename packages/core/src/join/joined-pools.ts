import type { Pool } from '../scenario/pool.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Member } from './member.ts';

/** The pools of all, each for the classes of its own scenario. */
export function joinedPools(members: readonly Member[]): Pick<Scenario, 'pools'> {
  if (members.every(({ scenario }) => scenario.pools === undefined)) return {};
  return {
    pools: members.flatMap((member) => (member.scenario.pools ?? []).map((pool) => among(pool, member, members))),
  };
}

function among(pool: Pool, member: Member, members: readonly Member[]): Pool {
  const { classes } = member.scenario.workload;
  const { usdPerRequest } = pool;
  const own = typeof usdPerRequest === 'object' ? { usdPerRequest: padded(usdPerRequest, member, members) } : {};
  return {
    ...pool,
    ...own,
    name: member.offerName(pool.name),
    prefill: member.offerName(pool.prefill),
    decode: member.offerName(pool.decode),
    classes: (pool.classes ?? classes.map(({ name }) => name)).map(member.className),
  };
}

/** One number a class of all, 0 for the classes of others. */
function padded(own: readonly number[], member: Member, members: readonly Member[]): readonly number[] {
  return members.flatMap((one) => (one === member ? own : one.scenario.workload.classes.map(() => 0)));
}
