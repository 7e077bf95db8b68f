import { casesPicture, dark, light } from '@fleetmix/charts';
import type { PlanDocument } from '@fleetmix/core';
import { useMemo } from 'preact/hooks';
import type { Draft } from '../draft/draft.ts';
import type { Dispatch } from '../store/action.ts';
import { amount, percent, usd } from '../text/figures.ts';
import { drawnCases } from './drawn-cases.ts';
import { Figure } from './figure.tsx';
import { Scroll } from './scroll.tsx';

type Case = NonNullable<PlanDocument['cases']>[number];

/** What is rented in each period or future besides what is there in all of them. */
export function Cases({
  report,
  draft,
  isDark,
  dispatch,
}: {
  report: PlanDocument;
  draft: Draft;
  isDark: boolean;
  dispatch: Dispatch;
}) {
  const { cases = [] } = report;
  const isPeriods = draft.periods !== undefined;
  const whole = cases.reduce((sum, { weight }) => sum + weight, 0);
  const picture = useMemo(
    () => casesPicture(drawnCases(report, draft), isDark ? dark : light),
    [report, draft, isDark],
  );
  return (
    <section class="panel" aria-labelledby="cases">
      <h2 id="cases">{isPeriods ? 'Period by period' : 'Whatever comes'}</h2>
      <Scroll label="Table of cases">
        <table data-testid="cases">
          <thead>
            <tr>
              <th scope="col">{isPeriods ? 'Period' : 'Future'}</th>
              <th scope="col" class="number">
                {isPeriods ? 'Hours' : 'Likelihood'}
              </th>
              <th scope="col">Rented besides</th>
              {isPeriods ? <th scope="col">Started for it</th> : <th scope="col">Served</th>}
              <th scope="col" class="number">
                USD/hour
              </th>
            </tr>
          </thead>
          <tbody>
            {cases.map((one) => (
              <tr key={one.case}>
                <th scope="row">{one.case}</th>
                <td class="number">{isPeriods ? amount(one.weight) : percent(one.weight / whole, 1)}</td>
                <td>{fleetText(one.replicas)}</td>
                <td>{isPeriods ? startsText(one) : one.isServed === false ? 'not fully' : 'all'}</td>
                <td class="number">{usd(one.usdPerHour)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Figure picture={picture} name="cases" dispatch={dispatch} />
    </section>
  );
}

function fleetText(replicas: Case['replicas']): string {
  return replicas.map(({ offer, count }) => `${amount(count)} × ${offer}`).join(', ') || 'nothing';
}

function startsText({ starts = [] }: Case): string {
  const texts = starts.map(({ offer, count, usd: cost }) => {
    return `${amount(count)} × ${offer}${cost > 0 ? ` (${usd(cost)} USD)` : ''}`;
  });
  return texts.join(', ') || '–';
}
