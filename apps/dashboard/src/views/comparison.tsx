import { comparePicture, dark, light } from '@fleetmix/charts';
import type { PlanDocument } from '@fleetmix/core';
import { useMemo } from 'preact/hooks';
import type { Dispatch } from '../store/action.ts';
import type { Planned } from '../store/state.ts';
import { duration, percent, usd } from '../text/figures.ts';
import { shortProof } from '../text/proof.ts';
import { Figure } from './figure.tsx';

/** Every planner on the same scenario. */
export function Comparison({
  planned: { report, others, draft },
  isDark,
  dispatch,
}: {
  planned: Planned;
  isDark: boolean;
  dispatch: Dispatch;
}) {
  const all = [report, ...others];
  const best = Math.min(...all.filter(holds).map(({ usdPerHour = 0 }) => usdPerHour));
  const picture = useMemo(
    () => comparePicture(draft.name ?? 'scenario', [report, ...others].map(costOf), isDark ? dark : light),
    [report, others, draft, isDark],
  );
  return (
    <section class="panel" aria-labelledby="comparison">
      <h2 id="comparison">Against every other planner</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Planner</th>
            <th scope="col" class="number">
              USD/hour
            </th>
            <th scope="col" class="number">
              Above best
            </th>
            <th scope="col">Proof</th>
            <th scope="col" class="number">
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.planner}>
              <th scope="row">{one.planner}</th>
              <td class="number">{one.usdPerHour === undefined ? 'no plan' : usd(one.usdPerHour)}</td>
              <td class="number">{holds(one) ? above(one.usdPerHour ?? 0, best) : '–'}</td>
              <td class={one.status === 'planned' ? '' : 'faint'}>
                {one.status === 'planned' ? brokenOrProved(one) : (one.reason ?? one.status)}
              </td>
              <td class="number">{duration(one.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Figure picture={picture} name="comparison" dispatch={dispatch} />
    </section>
  );
}

function holds({ status, violations = [] }: PlanDocument): boolean {
  return status === 'planned' && violations.length === 0;
}

function above(usdPerHour: number, best: number): string {
  return usdPerHour - best < 0.005 || best === 0 ? '–' : `+${percent(usdPerHour / best - 1, 1)}`;
}

function brokenOrProved(report: PlanDocument): string {
  const broken = report.violations?.length ?? 0;
  return broken > 0 ? `breaks ${broken} of the scenario's rules` : shortProof(report);
}

function costOf(report: PlanDocument) {
  const { planner, usdPerHour = null } = report;
  if (holds(report)) return { planner, usdPerHour };
  return { planner, usdPerHour: null, note: report.status === 'planned' ? 'breaks rules' : 'no plan' };
}
