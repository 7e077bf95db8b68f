import { nameKey, namesOf } from '../find.ts';
import type { Segment } from './price.ts';
import { prices } from './prices.ts';

/** A provider as the catalog calls it, and what kind it is; of one that it does not know, the kind is absent. */
export interface Provider {
  readonly provider: string;
  readonly segment?: Segment;
}

/** Providers without a price of their own in the tables, and short names of those that have one. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AWS: ['amazon', 'ec2'],
  Azure: ['microsoft'],
  'Google Cloud': ['gcp', 'google'],
  'Oracle Cloud': ['oci', 'oracle'],
  Lambda: ['lambda cloud', 'lambda labs'],
  'Vast.ai': ['vast'],
  DataCrunch: ['verda'],
  'IBM Cloud': ['ibm'],
  'Cudo Compute': ['cudo'],
  DigitalOcean: ['do'],
};

/** Clouds of SkyPilot's catalog that the tables have no price of; what kind they are comes from general knowledge. */
const unpriced: ReadonlyMap<string, Segment> = new Map([
  ['IBM Cloud', 'hyperscaler'],
  ['Cudo Compute', 'neocloud'],
  ['DigitalOcean', 'neocloud'],
  ['FluidStack', 'neocloud'],
  ['JarvisLabs', 'neocloud'],
  ['Paperspace', 'neocloud'],
  ['Seeweb', 'neocloud'],
  ['Hyperbolic', 'marketplace'],
  ['Lium', 'marketplace'],
  ['Mithril', 'marketplace'],
  ['Prime Intellect', 'marketplace'],
  ['Shadeform', 'marketplace'],
  ['Spheron', 'marketplace'],
]);

const known = new Map([...unpriced, ...prices.map(({ provider, segment }) => [provider, segment] as const)]);
const byName = namesOf([...known.keys()], (provider) => [provider, ...(otherNames[provider] ?? [])]);

/** The provider of that name, whatever its case and punctuation: `gcp` is Google Cloud. */
export function providerNamed(text: string): Provider {
  const provider = byName.get(nameKey(text));
  if (provider === undefined) return { provider: text };
  const segment = known.get(provider);
  return { provider, ...(segment === undefined ? {} : { segment }) };
}
