import { comparePicture, dark, light } from '@fleetmix/charts';
import type { PlanDocument } from '@fleetmix/core';
import { useMemo } from 'preact/hooks';
import type { Dispatch } from '../store/action.ts';
import type { Planned } from '../store/state.ts';
import { duration, percent, usd } from '../text/figures.ts';
import { outcomeFigure } from '../text/goal.ts';
import { shortProof } from '../text/proof.ts';
import { Figure } from './figure.tsx';
import { Bar } from './fleet.tsx';
import { Scroll } from './scroll.tsx';

/** Every planner on the same scenario. */
export function Comparison({ planned: { report, others } }: { planned: Planned }) {
  const all = [report, ...others];
  if (report.objective !== undefined) return <GoalComparison all={all} />;
  const costs = all.filter(holds).map(({ usdPerHour = 0 }) => usdPerHour);
  const [best, most] = [Math.min(...costs), Math.max(...costs)];
  return (
    <section class="panel" aria-labelledby="comparison">
      <h2 id="comparison">Against every other planner</h2>
      <Scroll label="Table of planners">
        <table>
          <thead>
            <tr>
              <th scope="col">Planner</th>
              <th scope="col">USD/hour</th>
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
                <td>
                  {holds(one) ? (
                    <Bar share={(one.usdPerHour ?? 0) / most} text={usd(one.usdPerHour ?? 0)} />
                  ) : (
                    'no plan'
                  )}
                </td>
                <td class="number">{holds(one) ? above(one.usdPerHour ?? 0, best) : '–'}</td>
                <td class={one.status === 'planned' ? '' : 'faint'}>
                  {one.status === 'planned' ? brokenOrProved(one) : <Reason text={one.reason ?? one.status} />}
                </td>
                <td class="number">{duration(one.seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** Of goals other than the least cost the price says little: what each planner reaches of it stands first. */
function GoalComparison({ all }: { all: readonly PlanDocument[] }) {
  return (
    <section class="panel" aria-labelledby="comparison">
      <h2 id="comparison">Against every other planner</h2>
      <Scroll label="Table of planners">
        <table>
          <thead>
            <tr>
              <th scope="col">Planner</th>
              <th scope="col">Reaches</th>
              <th scope="col" class="number">
                USD/hour
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
                <td>{holds(one) && one.objective !== undefined ? reached(one.objective) : 'no plan'}</td>
                <td class="number">{holds(one) ? usd(one.usdPerHour ?? 0) : '–'}</td>
                <td class={one.status === 'planned' ? '' : 'faint'}>
                  {one.status === 'planned' ? brokenOrProved(one) : <Reason text={one.reason ?? one.status} />}
                </td>
                <td class="number">{duration(one.seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function reached(objective: NonNullable<PlanDocument['objective']>): string {
  const { figure, of } = outcomeFigure(objective);
  return `${figure} ${of}`;
}

/** Why there is no plan; what is longer than a few lines is unfolded by those who want to know. */
function Reason({ text }: { text: string }) {
  const head = /^[^:.]*/.exec(text)?.[0] ?? text;
  if (text.length < 120 || head === text) return <>{text}</>;
  return (
    <details>
      <summary>{head}</summary>
      {text.slice(head.length).replace(/^[:.]\s*/, '')}
    </details>
  );
}

/** The same as the command line's compare --chart draws it. */
export function ComparisonChart({
  planned: { report, others, draft },
  isDark,
  dispatch,
}: {
  planned: Planned;
  isDark: boolean;
  dispatch: Dispatch;
}) {
  const picture = useMemo(
    () => comparePicture(draft.name ?? 'scenario', [report, ...others].map(costOf), isDark ? dark : light),
    [report, others, draft, isDark],
  );
  return (
    <section class="panel" aria-labelledby="comparison-chart">
      <h2 id="comparison-chart">What each planner asks for</h2>
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
