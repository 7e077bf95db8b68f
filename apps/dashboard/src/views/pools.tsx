import type { PlanDocument } from '@fleetmix/core';
import { type Draft, unitOf } from '../draft/draft.ts';
import { amount, usd } from '../text/figures.ts';
import { Scroll } from './scroll.tsx';

/** What goes through each pool, on what, in which ratio, and what the moves of KV caches cost. */
export function Pools({ pools, draft }: { pools: NonNullable<PlanDocument['pools']>; draft: Draft }) {
  return (
    <section class="panel" aria-labelledby="pools-use">
      <h2 id="pools-use">Pools: prefill and decode apart</h2>
      <Scroll label="Table of pools">
        <table data-testid="pools" class="wrapped">
          <thead>
            <tr>
              <th scope="col">Pool</th>
              <th scope="col">Prefill on</th>
              <th scope="col">Decode on</th>
              <th scope="col" class="number">
                {unitOf(draft)}
              </th>
              <th scope="col" class="number">
                Prefill : decode
              </th>
              <th scope="col" class="number">
                Moves, USD/hour
              </th>
            </tr>
          </thead>
          <tbody>
            {pools.map(({ pool, prefill, decode, demand, prefillLoad, decodeLoad, transferUsdPerHour }) => (
              <tr key={pool}>
                <th scope="row">{pool}</th>
                <td>{prefill}</td>
                <td>{decode}</td>
                <td class="number">{amount(demand)}</td>
                <td class="number">{ratio(prefillLoad, decodeLoad)}</td>
                <td class="number">{usd(transferUsdPerHour)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** Replicas' worth on either side, the smaller as 1: `1 : 2.5`. */
function ratio(prefill: number, decode: number): string {
  const times = (value: number) => amount(Number(value.toFixed(2)));
  return prefill <= decode ? `1 : ${times(decode / prefill)}` : `${times(prefill / decode)} : 1`;
}
