import { dark, light, planPicture } from '@fleetmix/charts';
import { distinctSources, type PlanDocument } from '@fleetmix/core';
import { useMemo } from 'preact/hooks';
import type { Draft } from '../draft/draft.ts';
import type { Dispatch } from '../store/action.ts';
import { Figure } from './figure.tsx';

/** The plan as the command line's --chart draws it. */
export function CostSplit({
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
  const picture = useMemo(() => pictureOf(report, draft, isDark), [report, draft, isDark]);
  return (
    <section class="panel" aria-labelledby="split">
      <h2 id="split">Cost split, and where each class goes</h2>
      <Figure picture={picture} name="plan" dispatch={dispatch} />
    </section>
  );
}

function pictureOf(
  { usdPerHour = 0, replicas = [], routes = [], pools = [] }: PlanDocument,
  draft: Draft,
  isDark: boolean,
) {
  const shares = new Map<string, { readonly offer: string; readonly share: number }[]>();
  for (const { class: name, offer, share } of routes) {
    const group = shares.get(name);
    if (group === undefined) shares.set(name, [{ offer, share }]);
    else group.push({ offer, share });
  }
  const plan = {
    scenario: draft.name ?? 'scenario',
    usdPerHour,
    capacitySources: distinctSources(replicas.flatMap(({ capacitySource = [] }) => capacitySource)),
    pools: pools.map(({ pool }) => pool),
    offers: replicas.map(({ offer, ...replica }) => ({ name: offer, ...replica })),
    classes: draft.workload.classes.map(({ name, demand }) => ({
      name,
      load: demand,
      shares: shares.get(name) ?? [],
    })),
  };
  return planPicture(plan, isDark ? dark : light);
}
