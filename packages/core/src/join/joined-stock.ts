import type { InputProblem } from '../read/input-error.ts';
import { quoted } from '../scenario/names.ts';
import type { Member } from './member.ts';

/** One stock for all, what is wrong with it, and what a reader may not expect. */
export interface JoinedStock {
  readonly stock: ReadonlyMap<string, number>;
  readonly problems: readonly InputProblem[];
  readonly notices: readonly string[];
}

/** The stock of all: what is given, else what those scenarios say that name it, which must be the same. */
export function joinedStock(members: readonly Member[], given: ReadonlyMap<string, number>): JoinedStock {
  const gpus = [...new Set(members.flatMap(({ scenario }) => [...scenario.stock.keys()]))].filter(
    (gpu) => !given.has(gpu),
  );
  const said = gpus.map((gpu) => ({ gpu, by: members.filter(({ scenario }) => scenario.stock.has(gpu)) }));
  return {
    stock: new Map([...said.map(({ gpu, by }) => [gpu, countOf(by[0], gpu)] as const), ...given]),
    problems: said.flatMap(({ gpu, by }) => disagreement(gpu, by)),
    notices: said.flatMap(({ gpu, by }) => borrowed(gpu, by, members)),
  };
}

function countOf(member: Member | undefined, gpu: string): number {
  return member?.scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY;
}

function disagreement(gpu: string, by: readonly Member[]): readonly InputProblem[] {
  const [first, ...others] = by;
  const other = others.find((member) => countOf(member, gpu) !== countOf(first, gpu));
  if (other === undefined) return [];
  const message = `is ${countOf(first, gpu)} in ${quoted(first?.name ?? '')} and ${countOf(other, gpu)} in ${quoted(other.name)}, and all draw on one stock. Give both the same, or say what they share: --stock ${gpu}=${countOf(first, gpu) + countOf(other, gpu)} if these are apart.`;
  return [{ path: `stock[${quoted(gpu)}]`, message }];
}

/** A stock that some scenario did not know of binds it from now on. */
function borrowed(gpu: string, by: readonly Member[], members: readonly Member[]): readonly string[] {
  const others = members.filter(
    (member) => !by.includes(member) && member.scenario.offers.some((offer) => offer.gpu === gpu),
  );
  if (others.length === 0) return [];
  const names = others.map(({ name }) => name).join(', ');
  return [`the ${countOf(by[0], gpu)} ${gpu} in stock are ${by[0]?.name}'s, and shared with ${names} now.`];
}
