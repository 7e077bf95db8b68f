import type { ScenarioDocument } from '../read/schema.ts';
import type { Offer } from './offer.ts';

type NodeDocument = NonNullable<ScenarioDocument['nodes']>[number];
type OfferDocument = ScenarioDocument['offers'][number];

/** Nodes are offers that serve nothing: what a file says of one, as such an offer. */
export function nodeOffer({ gpus, minNodes, maxNodes, ...node }: NodeDocument): Offer {
  return {
    ...(node as Omit<Offer, 'gpusPerReplica'>),
    gpusPerReplica: gpus,
    ...(minNodes === undefined ? {} : { minReplicas: minNodes }),
    ...(maxNodes === undefined ? {} : { maxReplicas: maxNodes }),
    isNode: true,
  };
}

/** The same back. */
export function nodeDocument({ gpusPerReplica, minReplicas, maxReplicas, isNode: _, ...node }: Offer): NodeDocument {
  const { name, gpu, usdPerHour, provider, region, pricing, priceSource } = node;
  return {
    name,
    gpu,
    gpus: gpusPerReplica,
    usdPerHour,
    ...(provider === undefined ? {} : { provider }),
    ...(region === undefined ? {} : { region }),
    ...(pricing === undefined ? {} : { pricing }),
    ...(minReplicas === undefined ? {} : { minNodes: minReplicas }),
    ...(maxReplicas === undefined ? {} : { maxNodes: maxReplicas }),
    ...(priceSource === undefined ? {} : { priceSource }),
  };
}

/** What is packed on a node is where the node is, and rented as it is. */
export function placed(offer: OfferDocument, nodes: readonly NodeDocument[]): OfferDocument {
  const node = nodes.find(({ name }) => name === offer.node);
  if (node === undefined) return offer;
  const { provider, region, pricing } = node;
  return {
    ...offer,
    ...(provider === undefined ? {} : { provider }),
    ...(region === undefined ? {} : { region }),
    ...(pricing === undefined ? {} : { pricing }),
  };
}

/** The file with a price of 0 for what is packed on nodes and names none; anything else as it stands. */
export function pricedByNodes(document: unknown): unknown {
  const { offers } = (document ?? {}) as { readonly offers?: unknown };
  if (!Array.isArray(offers)) return document;
  const isPacked = (offer: unknown) => typeof offer === 'object' && offer !== null && Object.hasOwn(offer, 'node');
  if (!offers.some(isPacked)) return document;
  return { ...(document as object), offers: offers.map((one) => (isPacked(one) ? { usdPerHour: 0, ...one } : one)) };
}
