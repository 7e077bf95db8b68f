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
};

const known = new Map(prices.map(({ provider, segment }) => [provider, segment]));
const byName = namesOf([...known.keys()], (provider) => [provider, ...(otherNames[provider] ?? [])]);

/** The provider of that name, whatever its case and punctuation: `gcp` is Google Cloud. */
export function providerNamed(text: string): Provider {
  const provider = byName.get(nameKey(text));
  if (provider === undefined) return { provider: text };
  const segment = known.get(provider);
  return { provider, ...(segment === undefined ? {} : { segment }) };
}
