import type { PlanDocument, Scenario } from '@fleetmix/core';
import { usd, whole } from '../output/figures.ts';
import { table } from '../output/table.ts';

/** What goes through each pool, on what, in which ratio, and what the moves of KV caches cost; nothing without pools in use. */
export function poolTable(
  { workload }: Pick<Scenario, 'workload'>,
  { pools = [] }: Pick<PlanDocument, 'pools'>,
): readonly string[] {
  if (pools.length === 0) return [];
  const columns = [
    { head: 'Pool' },
    { head: 'Prefill on' },
    { head: 'Decode on' },
    { head: workload.unit, align: 'right' },
    { head: 'prefill : decode', align: 'right' },
    { head: 'Transfer USD/hour', align: 'right' },
  ] as const;
  const rows = pools.map(({ pool, prefill, decode, demand, prefillLoad, decodeLoad, transferUsdPerHour }) => [
    pool,
    prefill,
    decode,
    whole(Number(demand.toPrecision(6))),
    ratio(prefillLoad, decodeLoad),
    usd(transferUsdPerHour),
  ]);
  return [`Pools\n${table(columns, rows)}`];
}

/** Replicas' worth on either side, the smaller as 1: `1 : 2.5`. */
function ratio(prefill: number, decode: number): string {
  const times = (value: number) => whole(Number(value.toFixed(2)));
  return prefill <= decode ? `1 : ${times(decode / prefill)}` : `${times(prefill / decode)} : 1`;
}

/** Of what the cost is made where KV caches are moved for money. */
export function transferLine({ pools = [], usdPerHour = 0 }: PlanDocument): readonly string[] {
  const transfers = pools.reduce((sum, { transferUsdPerHour }) => sum + transferUsdPerHour, 0);
  if (transfers === 0) return [];
  return [`         ${usd(usdPerHour - transfers)} of it rent, ${usd(transfers)} the moves of KV caches`];
}
