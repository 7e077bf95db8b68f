import { findGpu, findModel, prices, selectPrices } from '@fleetmix/catalog';
import { expect, it } from 'vitest';
import { rentableOffers, sizeFleet } from './size-fleet.ts';

it('offers draw what their boards do, and say that it is no more than that', () => {
  const log = {
    workload: { unit: 'requests/s' as const, classes: [{ name: 'chat', demand: 30 }] },
    classes: [{ name: 'chat', demand: 30, representative: { inputTokens: 400, outputTokens: 100 } }],
  };
  const service = { model: findModel('llama-3.1-8b'), engine: 'vllm' as const, slo: { ttftMs: 500 } };
  const offers = rentableOffers(selectPrices(prices, { gpus: ['h100-sxm', 'l4'], pricings: ['on-demand'] }));
  const { scenario } = sizeFleet('chat', log, offers, service);
  expect(scenario.offers.length).toBeGreaterThan(0);
  for (const { gpu, gpusPerReplica, watts, wattsSource } of scenario.offers) {
    expect(watts).toBe((findGpu(gpu).tdpWatts ?? Number.NaN) * gpusPerReplica);
    expect(wattsSource).toMatch(/^board power of the data sheet(, not checked against it)?, without host and cooling$/);
  }
});
