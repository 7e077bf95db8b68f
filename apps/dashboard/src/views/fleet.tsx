import type { PlanDocument } from '@fleetmix/core';
import type { Draft } from '../draft/draft.ts';
import { amount, percent, usd } from '../text/figures.ts';
import { Scroll } from './scroll.tsx';

/** What to rent, how full it is, and what it costs. */
export function Fleet({ report, draft }: { report: PlanDocument; draft: Draft }) {
  const { replicas = [], cases } = report;
  const usdPerHour = replicas.reduce((sum, replica) => sum + replica.usdPerHour, 0);
  const gpusPerReplica = new Map(draft.offers.map((offer) => [offer.name, offer.gpusPerReplica ?? 1]));
  const gpusOf = ({ offer, count }: { offer: string; count: number }) => count * (gpusPerReplica.get(offer) ?? 1);
  const isSourced = replicas.some(({ capacitySource }) => capacitySource !== undefined);
  const each = draft.periods === undefined ? 'future' : 'period';
  if (cases !== undefined && replicas.length === 0)
    return (
      <section class="panel" aria-labelledby="fleet">
        <h2 id="fleet">Rent once, for all of the time</h2>
        <p>Nothing: the whole fleet is rented by the {each}, as shown below.</p>
      </section>
    );
  return (
    <section class="panel" aria-labelledby="fleet">
      <h2 id="fleet">{cases === undefined ? 'Rent' : 'Rent once, for all of the time'}</h2>
      {cases === undefined ? null : <p class="faint">What is there in every {each}; what comes and goes is below.</p>}
      <Scroll label="Table of what to rent">
        <table data-testid="fleet">
          <thead>
            <tr>
              <th scope="col">Offer</th>
              <th scope="col">GPU</th>
              <th scope="col" class="number">
                Replicas
              </th>
              <th scope="col" class="number">
                GPUs
              </th>
              <th scope="col">Load</th>
              <th scope="col" class="number">
                USD/hour
              </th>
              <th scope="col" class="number">
                Of the cost
              </th>
            </tr>
          </thead>
          <tbody>
            {replicas.map((replica) => (
              <tr key={replica.offer}>
                <th scope="row">
                  {replica.offer}
                  {isSourced ? (
                    <span class="source">capacity {replica.capacitySource?.join(', ') ?? 'not said'}</span>
                  ) : null}
                </th>
                <td>{replica.gpu}</td>
                <td class="number">{amount(replica.count)}</td>
                <td class="number">{amount(gpusOf(replica))}</td>
                <td>
                  <Bar share={replica.utilization} />
                </td>
                <td class="number">{usd(replica.usdPerHour)}</td>
                <td class="number">{usdPerHour > 0 ? percent(replica.usdPerHour / usdPerHour) : '–'}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td />
              <td class="number">{amount(replicas.reduce((sum, { count }) => sum + count, 0))}</td>
              <td class="number">{amount(replicas.reduce((sum, replica) => sum + gpusOf(replica), 0))}</td>
              <td />
              <td class="number">{usd(usdPerHour)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </Scroll>
    </section>
  );
}

/** A share as a bar with its number. */
export function Bar({ share, text = percent(share) }: { share: number; text?: string }) {
  return (
    <span class="bar">
      <span class="track" aria-hidden="true">
        <span class="fill" style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span class="number">{text}</span>
    </span>
  );
}
