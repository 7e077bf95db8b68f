import type { Scenario } from '@fleetmix/core';
import { defaultKvLinkGBps } from '@fleetmix/profiles';
import { disaggregated, type Service, type SizedFleet, type SizedLog } from '@fleetmix/sizing';
import { whole } from '../output/figures.ts';

/** The scenario with pools beside its offers, and what is assumed of them, in sentences. */
export function splitFleet(
  fleet: SizedFleet,
  log: SizedLog,
  service: Service,
  linkGBps: number | undefined,
): { readonly scenario: Scenario; readonly notices: readonly string[] } {
  const { scenario, pairs } = disaggregated(fleet, log, service, linkGBps === undefined ? {} : { linkGBps });
  const pools = scenario.pools?.length ?? 0;
  if (pools === 0)
    return {
      scenario,
      notices: ['no two machines at one provider and region serve a class inside its targets as prefill and decode.'],
    };
  const chosen =
    pairs === pools
      ? `All ${whole(pairs)} pairs of machines to prefill and to decode are planned with`
      : `Of ${whole(pairs)} pairs of machines to prefill and to decode, the ${whole(pools)} are planned with that would save most if replicas came in parts; the others are left out`;
  const link = `${whole(linkGBps ?? defaultKvLinkGBps)} GB/s a GPU`;
  const source =
    linkGBps === undefined ? " (what Mooncake's transfer engine was measured at with a card of 400 Gbit/s a GPU)" : '';
  return {
    scenario,
    notices: [
      `${chosen}. KV caches are taken to move at ${link}${source}, at no charge, as part of the time to the first token: see that your machines have such a link, or set --kv-link.`,
    ],
  };
}
