import type { PlanDocument } from '@fleetmix/core';
import type { Dispatch } from '../store/action.ts';
import type { Pinned, Planned } from '../store/state.ts';
import { amount, percent, signed, usd } from '../text/figures.ts';
import { outcomeFigure } from '../text/goal.ts';
import { Scroll } from './scroll.tsx';

/** A second plan beside the first, difference by difference. */
export function PinnedPlan({
  pinned,
  planned,
  dispatch,
}: {
  pinned: Pinned;
  planned: Planned | undefined;
  dispatch: Dispatch;
}) {
  const now = planned?.report;
  const [kept, current] = [countsOf(pinned.report), countsOf(now)];
  const offers = new Set([...current.keys(), ...kept.keys()]);
  const violations = pinned.report.violations ?? [];
  const [from, to] = [pinned.report.usdPerHour ?? 0, now?.usdPerHour ?? 0];
  return (
    <section class="panel" aria-labelledby="pinned">
      <h2 id="pinned">Beside the pinned plan</h2>
      <p class="faint">{pinned.label}</p>
      <Scroll label="Table of differences">
        <table data-testid="pinned">
          <thead>
            <tr>
              <th scope="col">Offer</th>
              <th scope="col" class="number">
                Pinned
              </th>
              <th scope="col" class="number">
                Now
              </th>
              <th scope="col" class="number">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Cost, USD/hour</th>
              <td class="number">{usd(from)}</td>
              <td class="number">{usd(to)}</td>
              <td class="number">
                {signed(to - from)}
                {from > 0 && Math.abs(to - from) >= 0.005
                  ? ` (${signed(to / from - 1, (share) => percent(share, 1))})`
                  : ''}
              </td>
            </tr>
            {pinned.report.objective === undefined && now?.objective === undefined ? null : (
              <tr>
                <th scope="row">Reaches</th>
                <td class="number">{reached(pinned.report)}</td>
                <td class="number">{reached(now)}</td>
                <td class="number">–</td>
              </tr>
            )}
            {[...offers].map((offer) => {
              const [was, is] = [kept.get(offer) ?? 0, current.get(offer) ?? 0];
              return (
                <tr key={offer}>
                  <th scope="row">{offer}</th>
                  <td class="number">{amount(was)}</td>
                  <td class="number">{amount(is)}</td>
                  <td class="number">{signed(is - was, amount)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {violations.length === 0 ? null : (
        <div class="trouble">
          <p>The pinned plan breaks rules of its scenario:</p>
          <ul>
            {violations.slice(0, 12).map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <button type="button" onClick={() => dispatch({ kind: 'unpin' })}>
        Unpin
      </button>
    </section>
  );
}

/** Replicas by offer, and by period or future what each adds. */
function countsOf({ replicas = [], nodes = [], cases = [] }: Partial<PlanDocument> = {}): ReadonlyMap<string, number> {
  return new Map([
    ...replicas.map(({ offer, count }) => [`${offer}, replicas`, count] as const),
    ...nodes.map(({ node, count }) => [`${node}, nodes`, count] as const),
    ...cases.flatMap((one) =>
      one.replicas.map(({ offer, count }) => [`${offer}, replicas in ${one.case}`, count] as const),
    ),
  ]);
}

/** What a plan reaches of a goal other than the least cost. */
function reached({ objective }: Partial<PlanDocument> = {}): string {
  if (objective === undefined) return '–';
  const { figure, of } = outcomeFigure(objective);
  return `${figure} ${of}`;
}
