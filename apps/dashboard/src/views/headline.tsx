import type { PlanDocument } from '@fleetmix/core';
import type { Planning } from '../planning.ts';
import { isStale, type Planned, type State } from '../store/state.ts';
import { percent, price, usd } from '../text/figures.ts';
import { fleetLines, outcomeFigure, outcomeLines, questionText } from '../text/goal.ts';
import { proofText, searchText } from '../text/proof.ts';
import { remedies } from '../text/remedies.ts';

/** The question, its answer large, how good the answer is, and what the search does. */
export function Headline({ state, planning }: { state: State; planning: Pick<Planning, 'stop' | 'now'> }) {
  const { planned, draft, phase } = state;
  const stale = isStale(state);
  const report = planned?.report;
  return (
    <section class="headline" aria-labelledby="question">
      <h1 id="question">{questionText(draft)}</h1>
      {planned === undefined || report === undefined ? null : (
        <div class={stale ? 'answer stale' : 'answer'} data-testid="answer">
          <Figures report={report} />
          <div>
            <p>{proofText(report)}</p>
            {report.objective === undefined ? (
              <Saving report={report} others={planned.others} />
            ) : (
              outcomeLines(report.objective, planned.draft).map((line) => <p key={line}>{line}</p>)
            )}
            {fleetLines(report, planned.draft).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <Money planned={planned} />
            <Broken report={report} />
            {planned.draft.options?.sharing === 'per-class' ? <p>{perClassText}</p> : null}
            {(report.notices ?? []).map((notice) => (
              <p key={notice}>Note: {notice}</p>
            ))}
            <p class="faint">{searchText(report)}</p>
          </div>
        </div>
      )}
      <p class="standing" role="status" aria-live="polite" data-testid="standing">
        {standingText(state)}
      </p>
      <Trouble state={state} />
      {phase === 'solving' ? (
        <button type="button" onClick={planning.stop}>
          Stop and take the best so far
        </button>
      ) : null}
    </section>
  );
}

/** The answer to the question, large: what the goal is reached of, and what the fleet costs. */
function Figures({ report: { objective, usdPerHour = 0, cases } }: { report: PlanDocument }) {
  const outcome = objective === undefined ? undefined : outcomeFigure(objective);
  return (
    <>
      {outcome === undefined ? null : (
        <p class="cost">
          <strong data-testid="outcome">{outcome.figure}</strong> <span>{outcome.of}</span>
        </p>
      )}
      <p class={outcome === undefined ? 'cost' : 'cost beside'}>
        <strong data-testid="cost">{usd(usdPerHour)}</strong>{' '}
        <span>USD/hour{cases === undefined ? '' : ', on average'}</span>
      </p>
    </>
  );
}

/** The same money by month, and by what it buys, where that is known. */
function Money({ planned: { money } }: { planned: Planned }) {
  if (money === undefined) return null;
  const { usdPerMonth, usdPerMillionOutputTokens: tokens, tokensFrom = [], idleShare } = money;
  const about = tokensFrom.includes('middle-of-ranges') ? 'about ' : '';
  const rate = tokens === undefined ? '' : `, ${about}${price(tokens)} USD per 1M output tokens`;
  return (
    <p>
      {usd(usdPerMonth)} USD/month{rate}; {percent(idleShare)} of it for capacity that the stated demand leaves idle.
    </p>
  );
}

/** The judge trusts no planner: what it finds stands beside the answer. */
function Broken({ report: { violations = [] } }: { report: PlanDocument }) {
  if (violations.length === 0) return null;
  return (
    <div class="trouble" role="alert">
      <p>This plan breaks rules of the scenario:</p>
      <ul>
        {violations.slice(0, 12).map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

const perClassText =
  'Assumes that one replica serves every class at its full rate at once, as a published simulation does: this cost is too low.';

/** What is saved against the cheapest of the plans that anyone could make by hand. */
function Saving({ report, others }: { report: PlanDocument; others: readonly PlanDocument[] }) {
  const cost = report.usdPerHour ?? 0;
  const plain = others.filter(({ planner, status, violations = [] }) => {
    return status === 'planned' && violations.length === 0 && !planner.startsWith('greedy-');
  });
  const next = plain.toSorted((one, other) => (one.usdPerHour ?? 0) - (other.usdPerHour ?? 0))[0];
  if (next?.usdPerHour === undefined) return null;
  const saved = next.usdPerHour - cost;
  if (saved < 0.005) return <p>{next.planner} finds a fleet of the same cost.</p>;
  return (
    <p>
      Saves <strong>{usd(saved)} USD/hour</strong> ({percent(saved / next.usdPerHour, 1)}) against the next best,{' '}
      {next.planner}.
    </p>
  );
}

function standingText(state: State): string {
  const { phase, progress, planned } = state;
  if (phase === 'solving') {
    const kept = planned === undefined ? '' : ' The plan shown is for the scenario before the last change.';
    return `Planning… ${progressText(progress)}${kept}`;
  }
  if (isStale(state)) return 'The plan shown is stale: it is for the scenario before the last change.';
  return phase === 'others' ? 'Comparing with the other planners…' : '';
}

function progressText(progress: State['progress']): string {
  const { incumbentUsdPerHour, atLeastUsdPerHour } = progress ?? {};
  if (incumbentUsdPerHour === undefined) return '';
  const bound = atLeastUsdPerHour === undefined ? '' : `, none below ${usd(atLeastUsdPerHour)}`;
  return `Best so far ${usd(incumbentUsdPerHour)} USD/hour${bound}.`;
}

/** Why there is no plan for the scenario as it stands, and what would help. */
function Trouble({ state: { verdict, failure } }: { state: State }) {
  if (failure !== undefined) {
    return (
      <div class="trouble" role="alert">
        <p>This scenario could not be planned.</p>
        <pre>{failure}</pre>
      </div>
    );
  }
  if (verdict === undefined) return null;
  const remedy = remedies(verdict);
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>
          {verdict.status === 'impossible' ? 'No plan exists (proved).' : 'Gave up: no plan found, and none ruled out.'}
        </strong>{' '}
        {verdict.reason}
      </p>
      {remedy.length === 0 ? null : (
        <ul>
          {remedy.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
