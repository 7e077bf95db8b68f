import { dark, light, type Picture } from '@fleetmix/charts';
import { useMemo, useState } from 'preact/hooks';
import { costLine } from '../charts/line-chart.ts';
import type { Commands } from '../commands.ts';
import { type Draft, draftGpus, totalDemand, unitOf } from '../draft/draft.ts';
import type { Dispatch } from '../store/action.ts';
import type { State, Sweep } from '../store/state.ts';
import { amount, usd } from '../text/figures.ts';
import type { SweepAxis, SweepPoint } from '../worker/protocol.ts';
import { Figure } from './figure.tsx';
import { Scroll } from './scroll.tsx';

/** Cost over demand, over the price of a GPU type, or over its stock. */
export function WhatIf({ state, dispatch, commands }: { state: State; dispatch: Dispatch; commands: Commands }) {
  const { sweep, draft } = state;
  const gpus = draftGpus(draft);
  const [kind, setKind] = useState<SweepAxis['kind']>('demand');
  const [chosen, setGpu] = useState('');
  const gpu = gpus.includes(chosen) ? chosen : (gpus[0] ?? '');
  return (
    <main>
      <section class="panel" aria-labelledby="what-if">
        <h1 id="what-if">What would the cheapest fleet cost if…</h1>
        <div class="fields">
          <label class="labelled">
            <span>What changes</span>
            <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value as SweepAxis['kind'])}>
              <option value="demand">all demand, 0.25x to 4x</option>
              <option value="price">the price of a GPU, 0.25x to 4x</option>
              <option value="stock">the stock of a GPU</option>
            </select>
          </label>
          {kind === 'demand' ? null : (
            <label class="labelled">
              <span>GPU</span>
              <select value={gpu} onChange={({ currentTarget }) => setGpu(currentTarget.value)}>
                {gpus.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
          )}
          <button
            type="button"
            class="primary"
            onClick={() => commands.sweep(kind === 'demand' ? { kind } : { kind, gpu })}
          >
            Plan all of them
          </button>
          {sweep?.phase === 'running' ? (
            <button type="button" onClick={commands.stopSweep}>
              Stop
            </button>
          ) : null}
        </div>
        <p class="standing" role="status">
          {sweep === undefined ? '' : standingText(sweep, draft)}
        </p>
        {sweep?.failure === undefined ? null : <pre class="trouble">{sweep.failure}</pre>}
      </section>
      {sweep === undefined || sweep.points.length === 0 ? null : (
        <Results sweep={sweep} isDark={state.isDark} dispatch={dispatch} />
      )}
    </main>
  );
}

function standingText({ phase, points, draft: swept }: Sweep, draft: Draft): string {
  const stale = swept === draft ? '' : ' They are for the scenario before the last change.';
  if (phase === 'running') return `Planning: ${points.length} plans so far…${stale}`;
  return `${points.length} plans${phase === 'stopped' ? ', then stopped' : ''}.${stale}`;
}

/** While plans come in, the chart is drawn anew for every few of them. */
const stride = 4;

function Results({ sweep, isDark, dispatch }: { sweep: Sweep; isDark: boolean; dispatch: Dispatch }) {
  const { points, axis, draft, phase } = sweep;
  const drawn = phase === 'running' ? points.length - (points.length % stride) : points.length;
  // `drawn` stands for the points, which change too often.
  const picture = useMemo(() => pictureOf(sweep, isDark), [drawn, phase, isDark, axis]);
  const changes = breaksOf(points);
  return (
    <>
      <section class="panel" aria-labelledby="curve">
        <h2 id="curve">Cost of the cheapest fleet, {axisName(axis)}</h2>
        <Figure picture={picture} name={`cost-by-${axis.kind}`} dispatch={dispatch} />
      </section>
      <section class="panel" aria-labelledby="breaks">
        <h2 id="breaks">Where the kind of fleet changes</h2>
        {changes.length === 0 ? (
          <p class="faint">The same offers are rented throughout{phase === 'running' ? ' so far' : ''}.</p>
        ) : (
          <ul class="plain" data-testid="breaks">
            {changes.map(({ at, from, to }) => (
              <li key={at}>
                From {placeText(axis, at, draft)} on: <strong>{offersText(to)}</strong>, before: {offersText(from)}.
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="panel" aria-labelledby="sweep-table">
        <h2 id="sweep-table">All plans</h2>
        <Scroll label="Table of plans">
          <table data-testid="sweep">
            <thead>
              <tr>
                <th scope="col">{axisTitle(axis)}</th>
                <th scope="col" class="number">
                  USD/hour
                </th>
                <th scope="col">Proof</th>
                <th scope="col">Fleet</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.at}>
                  <th scope="row">{placeText(axis, point.at, draft)}</th>
                  <td class="number">{point.usdPerHour === null ? '–' : usd(point.usdPerHour)}</td>
                  <td>{point.proved ? 'proved' : 'not proved'}</td>
                  <td>{point.fleet}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
    </>
  );
}

function pictureOf({ axis, points, draft }: Sweep, isDark: boolean): Picture {
  const theme = isDark ? dark : light;
  const now = axis.kind === 'stock' ? Number(draft.stock?.[axis.gpu] ?? Number.NaN) : 1;
  const breaks = breaksOf(points).map(({ at }) => at);
  const line = { xTitle: axisTitle(axis), isLogarithmic: axis.kind !== 'stock', points, breaks, now };
  return {
    title: `${draft.name ?? 'scenario'}: cost of the cheapest fleet`,
    legend: [],
    panels: [costLine(line, theme)],
    panelWidth: 900,
    panelHeight: 360,
    theme,
  };
}

/** Neighbours that rent different offers; between far neighbours, the worker has looked for the place. */
export function breaksOf(points: readonly SweepPoint[]) {
  return points.flatMap((point, position) => {
    const before = points[position - 1];
    if (before === undefined || before.offers.join('\n') === point.offers.join('\n')) return [];
    return [{ at: point.at, from: before, to: point }];
  });
}

function offersText({ offers, fleet }: SweepPoint): string {
  return offers.length === 0 ? fleet : offers.join(' and ');
}

function axisName(axis: SweepAxis): string {
  if (axis.kind === 'demand') return 'by demand';
  return axis.kind === 'price' ? `by the price of ${axis.gpu}` : `by the stock of ${axis.gpu}`;
}

function axisTitle(axis: SweepAxis): string {
  if (axis.kind === 'demand') return 'Demand, times the scenario’s';
  return axis.kind === 'price' ? `Price of ${axis.gpu}, times the scenario’s` : `${axis.gpu} in stock, GPUs`;
}

function placeText(axis: SweepAxis, at: number, draft: Draft): string {
  if (axis.kind === 'stock') return `${at} GPUs`;
  const factor = `${Number(at.toPrecision(3))}x`;
  return axis.kind === 'price'
    ? factor
    : `${factor} (${amount(Number((at * totalDemand(draft)).toPrecision(3)))} ${unitOf(draft)})`;
}
