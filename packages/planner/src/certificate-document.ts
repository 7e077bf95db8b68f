import { type Certificate as CertificateDocument, derated, isDisaggregated, type Scenario } from '@fleetmix/core';
import { type Certificate, certifiedBound } from './engine/index.ts';
import { limitsAsStock } from './limits-as-stock.ts';

/** The engine's prices by name, as a plan carries them; what costs nothing is left out. */
export function writeCertificate(scenario: Scenario, { workPrices, stockPrices }: Certificate): CertificateDocument {
  const work = scenario.offers.map(({ name }, position) => ({
    offer: name,
    usdPerHour: workPrices[position] as number,
  }));
  const stock = [...stockPrices].map(([gpu, usdPerHour]) => ({ gpu, usdPerHour }));
  return {
    work: work.filter(({ usdPerHour }) => usdPerHour > 0),
    stock: stock.filter(({ usdPerHour }) => usdPerHour > 0),
  };
}

/**
 * USD/hour that no plan of the scenario undercuts, recomputed from a plan's certificate in one pass over the capacities. It
 * believes nothing: whatever the prices are, what comes out is a lower bound; bad prices only make a weak one. Shared
 * capacity only; where capacity is per class, limits are beyond what the engine takes, offers serve in pools, a loss is to be survived or the goal is another, there is no such bound, and it is 0.
 */
export function boundOfCertificate(given: Scenario, { work, stock }: CertificateDocument): number {
  // What is to be survived may take more replicas than serve everything, of which the bound knows nothing.
  if (isDisaggregated(given) || given.survive !== undefined || (given.objective?.goal ?? 'least-cost') !== 'least-cost')
    return 0;
  // Nodes are beyond what the engine takes.
  if (given.offers.some(({ isNode }) => isNode === true)) return 0;
  const scenario = limitsAsStock(derated(given));
  if (scenario === undefined || scenario.options.sharing !== 'shared') return 0;
  const prices = new Map(work.map(({ offer, usdPerHour }) => [offer, usdPerHour]));
  const workPrices = Float64Array.from(scenario.offers, ({ name }) => prices.get(name) ?? 0);
  return Math.max(
    0,
    certifiedBound(scenario, {
      workPrices,
      stockPrices: new Map(stock.map(({ gpu, usdPerHour }) => [gpu, usdPerHour])),
    }),
  );
}
