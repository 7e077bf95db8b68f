import type { PlanDocument } from '@fleetmix/core';
import { amount, usd } from '../text/figures.ts';
import { Scroll } from './scroll.tsx';

/** The nodes that are rented, and what of them is free; their price is in that of the offers. */
export function Nodes({ nodes }: { nodes: NonNullable<PlanDocument['nodes']> }) {
  return (
    <section class="panel" aria-labelledby="nodes-use">
      <h2 id="nodes-use">Nodes, rented whole</h2>
      <Scroll label="Table of nodes">
        <table data-testid="nodes">
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col" class="number">
                Nodes
              </th>
              <th scope="col" class="number">
                GPUs
              </th>
              <th scope="col" class="number">
                GPUs free
              </th>
              <th scope="col" class="number">
                USD/hour
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ node, count, gpus, freeGpus, usdPerHour }) => (
              <tr key={node}>
                <th scope="row">{node}</th>
                <td class="number">{amount(count)}</td>
                <td class="number">{amount(gpus)}</td>
                <td class="number">{amount(freeGpus)}</td>
                <td class="number">{usd(usdPerHour)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="faint">The price of a node stands above with the offers that are packed on it, by their GPUs.</p>
    </section>
  );
}
