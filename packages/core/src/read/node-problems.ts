import { quoted, suggestion } from '../scenario/names.ts';
import type { InputProblem } from './input-error.ts';
import type { ScenarioDocument } from './schema.ts';

type OfferDocument = ScenarioDocument['offers'][number];
type NodeDocument = NonNullable<ScenarioDocument['nodes']>[number];

/** What is wrong with a scenario's nodes, and with the offers that are packed on them. */
export function nodeProblems(document: ScenarioDocument): readonly InputProblem[] {
  const { offers, nodes = [], limits = [] } = document;
  const packed = new Map(offers.flatMap(({ name, node }) => (node === undefined ? [] : [[name, node] as const])));
  return [
    ...nodes.flatMap(boundProblems),
    ...(nodes.length === 0 ? [] : clashes(document)),
    ...offers.flatMap((offer, position) =>
      offerProblems(offer, nodes).map(({ field, message }) => ({ path: `offers[${position}].${field}`, message })),
    ),
    ...nodes.flatMap((node) => packingProblems(document, node)),
    ...limits.flatMap(({ unit, of, offers: selector }, position) => {
      const isOfNodes = [unit, of].some((one) => one === 'gpus' || one === 'usdPerHour');
      const named = isOfNodes ? (selector?.offers ?? []) : [];
      const [name] = named.filter((one) => packed.has(one) && !named.includes(packed.get(one) ?? ''));
      if (name === undefined) return [];
      const message = `${quoted(name)} is packed on a node, which is rented whole and counts its GPUs and its price. Name the node, ${quoted(packed.get(name) ?? '')}.`;
      return [{ path: `limits[${position}].offers.offers`, message }];
    }),
  ];
}

/** What a reader may not expect of nodes. */
export function nodeNotices({ nodes = [], offers, survive }: ScenarioDocument): readonly string[] {
  if (nodes.length === 0) return [];
  const empty = nodes.filter(({ name }) => offers.every(({ node }) => node !== name)).map(({ name }) => quoted(name));
  return [
    ...(empty.length === 0 ? [] : [`no offer has node: ${empty.join(', ')}, so nothing is packed there.`]),
    ...(survive === 'replica'
      ? ['survive: replica takes one replica away; a node that is lost takes all that are packed on it.']
      : []),
  ];
}

/** What periods and futures change of a node's price, and what a start of one costs, is not planned for. */
function clashes({ periods, futures }: ScenarioDocument): readonly InputProblem[] {
  const field = periods === undefined ? (futures === undefined ? undefined : 'futures') : 'periods';
  return field === undefined ? [] : [{ path: 'nodes', message: `do not go with ${field}. Remove one.` }];
}

function boundProblems({ minNodes = 0, maxNodes = Number.POSITIVE_INFINITY }: NodeDocument, position: number) {
  if (minNodes <= maxNodes) return [];
  const message = `is ${minNodes}, more than maxNodes, ${maxNodes}. Lower it, or raise maxNodes.`;
  return [{ path: `nodes[${position}].minNodes`, message }];
}

function offerProblems(offer: OfferDocument, nodes: readonly NodeDocument[]) {
  if (offer.node === undefined) return [];
  const node = nodes.find(({ name }) => name === offer.node);
  if (node === undefined) {
    const known = nodes.map(({ name }) => name);
    const there = known.length === 0 ? ' Describe it under nodes.' : ` There are: ${known.map(quoted).join(', ')}.`;
    return [{ field: 'node', message: `${quoted(offer.node)} is no node.${suggestion(offer.node, known) || there}` }];
  }
  const differing = (['gpu', 'provider', 'region', 'pricing'] as const).filter(
    (field) => offer[field] !== undefined && offer[field] !== node[field],
  );
  return [
    ...differing.map((field) => ({
      field,
      message: `is ${quoted(offer[field] ?? '')}, and ${node[field] === undefined ? 'not that' : quoted(node[field])} of its node ${quoted(node.name)}. Write it at the node.`,
    })),
    ...(offer.usdPerHour > 0
      ? [
          {
            field: 'usdPerHour',
            message: `is ${offer.usdPerHour}, and its node ${quoted(node.name)} has the price. Remove it.`,
          },
        ]
      : []),
  ];
}

/**
 * Replicas fill nodes without gaps where, of any two sizes, one divides the other, and all divide the node: then as many fit as
 * there are GPUs for. Of other sizes the sum of their GPUs says too little.
 */
function packingProblems({ offers }: ScenarioDocument, { name, gpus }: NodeDocument): readonly InputProblem[] {
  const sizes = offers.flatMap(({ node, gpusPerReplica = 1 }, position) =>
    node === name ? [{ position, size: gpusPerReplica }] : [],
  );
  return sizes.flatMap(({ position, size }) => {
    const divides = (one: number, other: number) => one % other === 0 || other % one === 0;
    const clash = sizes.find((other) => !divides(size, other.size));
    if (gpus % size === 0 && clash === undefined) return [];
    const beside =
      gpus % size === 0
        ? `beside ${clash?.size} of ${quoted(offers[clash?.position ?? 0]?.name ?? '')}`
        : `on a node of ${gpus}`;
    const message = `is ${size} ${beside}: sizes on a node must divide one another and the node, as 1, 2, 4 and 8 do, so that replicas pack without gaps.`;
    return [{ path: `offers[${position}].gpusPerReplica`, message }];
  });
}
