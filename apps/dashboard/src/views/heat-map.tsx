import type { PlanDocument } from '@fleetmix/core';
import { useState } from 'preact/hooks';
import { type Draft, unitOf } from '../draft/draft.ts';
import { amount, percent } from '../text/figures.ts';
import { type Way, waysOf } from '../text/ways.ts';
import { Pager, pageOf } from './pager.tsx';
import { Scroll } from './scroll.tsx';

/** A table of a hundred rows and a dozen columns holds the page up when it is laid out. */
const pageRows = 25;
const mostColumns = 40;
/** Shares below this are rounding. */
const negligible = 1e-6;

/** Which offer serves what: a row a class, a column a rented offer or a pool, in each cell the share of the class. */
export function HeatMap({ report, draft }: { report: PlanDocument; draft: Draft }) {
  const ways = waysOf(report, draft);
  const [chosen, setChosen] = useState('');
  const way = ways.find(({ name }) => name === chosen) ?? ways[0];
  const { classes } = draft.workload;
  const [first, setFirst] = useState(0);
  const page = pageOf(first, classes.length, pageRows);
  if (way === undefined) return null;
  const shares = new Map(way.routes.map((route) => [`${route.class}\n${route.offer}`, route.share]));
  const offers = offersOf(report, way);
  const left = leftOut(report);
  return (
    <section class="panel" aria-labelledby="heat">
      <h2 id="heat">Which offer serves what</h2>
      {ways.length < 2 ? null : (
        <label class="labelled">
          <span>Routes</span>
          <select value={way.name} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {ways.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <Scroll label="Table of routes">
        <table class="heat">
          <thead>
            <tr>
              <th scope="col">Share of the class</th>
              <th scope="col" class="number">
                {unitOf(draft)}
              </th>
              {offers.map((offer) => (
                <th key={offer} scope="col" class="number">
                  {offer}
                </th>
              ))}
              {left.size === 0 ? null : (
                <th scope="col" class="number">
                  Left out
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {classes.slice(page.from, page.end).map(({ name, demand: stated }) => {
              const demand = way.demand(name, stated);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="number">{amount(demand)}</td>
                  {offers.map((offer) => (
                    <HeatCell key={offer} share={demand > 0 ? (shares.get(`${name}\n${offer}`) ?? 0) : 0} />
                  ))}
                  {left.size === 0 ? null : <td class="number">{percent(left.get(name) ?? 0, 1)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <Pager what="classes of this table" count={classes.length} size={pageRows} page={page} onGo={setFirst} />
    </section>
  );
}

/** What is rented, and whatever else requests are routed to. */
function offersOf({ replicas = [], cases = [] }: PlanDocument, { name, routes }: Way): readonly string[] {
  const added = cases.find((one) => one.case === name)?.replicas ?? [];
  const routed = routes.filter(({ share }) => share > negligible);
  return [...new Set([...replicas, ...added, ...routed].map(({ offer }) => offer))].slice(0, mostColumns);
}

/** Shares that are not served, by class. */
function leftOut({ objective }: PlanDocument): ReadonlyMap<string, number> {
  const unserved = objective?.goal === 'most-served' ? objective.unserved : [];
  return new Map(unserved.map(({ class: name, share }) => [name, share]));
}

/** Five steps of colour, each with text that can be read on it. */
function HeatCell({ share }: { share: number }) {
  if (share <= negligible) return <td class="number heat-0">–</td>;
  const step = Math.min(5, Math.ceil(share * 5));
  return <td class={`number heat-${step}`}>{share > 1 - negligible ? '100 %' : percent(share, 1)}</td>;
}
