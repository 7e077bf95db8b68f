import type { PlanDocument } from '@fleetmix/core';
import { amount, percent } from '../text/figures.ts';
import { Scroll } from './scroll.tsx';

type Use = Extract<NonNullable<PlanDocument['limits']>[number], { readonly used: unknown }>;

const units = { gpus: 'GPUs', replicas: 'replicas', usdPerHour: 'USD/hour', watts: 'watts' } as const;

/** What the plan takes of each limit. */
export function LimitUses({ limits }: { limits: NonNullable<PlanDocument['limits']> }) {
  const uses = limits.filter((limit): limit is Use => 'used' in limit);
  return (
    <section class="panel" aria-labelledby="limits-use">
      <h2 id="limits-use">Limits in use</h2>
      <Scroll label="Table of limits in use">
        <table data-testid="limits-use">
          <thead>
            <tr>
              <th scope="col">Limit</th>
              <th scope="col">For</th>
              <th scope="col">Of</th>
              <th scope="col" class="number">
                Taken
              </th>
              <th scope="col" class="number">
                At least
              </th>
              <th scope="col" class="number">
                At most
              </th>
            </tr>
          </thead>
          <tbody>
            {uses.map((use) => (
              <LimitRow key={`${use.limit}\n${use.group ?? ''}\n${use.isShare}`} use={use} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function LimitRow({
  use: { limit, group = 'all that it counts', unit, isShare, used, atLeast, atMost },
}: {
  use: Use;
}) {
  const written = (value: number | null) => (value === null ? '–' : isShare ? percent(value, 1) : amount(value));
  const isAtBound = used !== null && (isFull(used, atMost) || (atLeast > 0 && isFull(atLeast, used)));
  return (
    <tr>
      <th scope="row">{limit}</th>
      <td>{group}</td>
      <td>{units[unit]}</td>
      <td class="number">
        {written(used)}
        {isAtBound ? ', at its bound' : ''}
      </td>
      <td class="number">{atLeast > 0 ? written(atLeast) : '–'}</td>
      <td class="number">{written(atMost)}</td>
    </tr>
  );
}

function isFull(used: number, bound: number | null): boolean {
  return bound !== null && used >= bound * (1 - 1e-6);
}
