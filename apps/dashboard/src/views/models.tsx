import type { PlanDocument } from '@fleetmix/core';
import { amount, percent, usd } from '../text/figures.ts';
import { Scroll } from './scroll.tsx';

/** What the plan rents for each model, and how much of it is served. */
export function Models({ models }: { models: NonNullable<PlanDocument['models']> }) {
  const figure = (value: number) => amount(Number(value.toFixed(2)));
  return (
    <section class="panel" aria-labelledby="models-use">
      <h2 id="models-use">Model by model</h2>
      <Scroll label="Table of models">
        <table data-testid="models">
          <thead>
            <tr>
              <th scope="col">Model</th>
              {['Replicas', 'GPUs', 'USD/hour', 'Served'].map((head) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map(({ model = '(none)', replicas, gpus, usdPerHour, served, asked }) => (
              <tr key={model}>
                <th scope="row">{model}</th>
                <td class="number">{figure(replicas)}</td>
                <td class="number">{figure(gpus)}</td>
                <td class="number">{usd(usdPerHour)}</td>
                <td class="number">{asked > 0 ? percent(served / asked, 1) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
