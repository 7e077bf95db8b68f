import type { ClassCost } from '@fleetmix/core';
import { percent, price, usd } from '../text/figures.ts';
import { Scroll } from './scroll.tsx';

type Rated = Omit<ClassCost, 'class' | 'tokens' | 'requestsPerHour'>;
export type NamedCost = Rated & { readonly name: string };

const figure = (value: number | undefined) => (value === undefined ? '' : price(value));

const columns: readonly (readonly [head: string, cell: (cost: Rated) => string])[] = [
  ['USD/hour', ({ usdPerHour }) => usd(usdPerHour)],
  ['Idle', ({ usdPerHour, idleUsdPerHour }) => percent(usdPerHour > 0 ? idleUsdPerHour / usdPerHour : 0)],
  ['USD per 1,000 requests', ({ usdPerRequest: each }) => figure(each === undefined ? undefined : each * 1000)],
  ['USD per 1M input tokens', ({ usdPerMillionInputTokens }) => figure(usdPerMillionInputTokens)],
  ['USD per 1M output tokens', ({ usdPerMillionOutputTokens }) => figure(usdPerMillionOutputTokens)],
  ['USD per 1M tokens', ({ usdPerMillionTokens }) => figure(usdPerMillionTokens)],
];

/** Costs by class or by offer; columns of which nothing is known are left out. */
export function RateTable({ head, costs }: { head: string; costs: readonly NamedCost[] }) {
  const known = columns.filter(([, cell]) => costs.some((cost) => cell(cost) !== ''));
  return (
    <Scroll label={`Table of costs by ${head.toLowerCase()}`}>
      <table class="wrapped">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {known.map(([name]) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {costs.map((cost) => (
            <tr key={cost.name}>
              <th scope="row">{cost.name}</th>
              {known.map(([name, cell]) => (
                <td key={name} class="number">
                  {cell(cost) || '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
