import type { Commands } from '../commands.ts';
import type { State } from '../store/state.ts';
import { later } from './later.tsx';

const ToldText = later(async () => (await import('./told.tsx')).ToldText, 'section');

/** Why this plan, or why none: planned again on request, since it takes as long as many plans. */
export function Why({ state, commands }: { state: State; commands: Commands }) {
  const { explaining, verdict, planned } = state;
  const isOpen = explaining !== undefined;
  if (verdict === undefined && planned === undefined) return null;
  const isImpossible = verdict?.status === 'impossible';
  return (
    <section class="panel" aria-labelledby="why">
      <h2 id="why">{isImpossible ? 'Why there is no plan' : 'Why this plan'}</h2>
      <p class="faint">{isImpossible ? impossibleText : plannedText}</p>
      <div class="row-buttons">
        <button type="button" onClick={commands.explain} disabled={!canExplain(state)}>
          {isOpen ? 'Explain again' : 'Explain'}
        </button>
        {explaining?.phase === 'running' ? (
          <button type="button" onClick={commands.stopExplaining}>
            Stop, and say what is known
          </button>
        ) : null}
      </div>
      <p class="standing" role="status" data-testid="explaining">
        {explaining?.phase === 'running' ? `Plan ${explaining.plans + 1}: ${explaining.what}…` : ''}
      </p>
      {explaining?.failure === undefined ? null : <pre class="trouble">{explaining.failure}</pre>}
      {explaining?.told === undefined ? null : (
        <div data-testid="told">
          <ToldText told={explaining.told} />
        </div>
      )}
    </section>
  );
}

const plannedText =
  'Plans again without each constraint and each class, and with other prices of what is not rented: what does each cost?';
const impossibleText =
  'Plans again with parts of the scenario: which of its constraints clash, and what would be enough?';

/** There must be an answer to explain, for the scenario as it stands. */
function canExplain({ phase, verdict, planned, draft, explaining }: State): boolean {
  if (phase === 'solving' || explaining?.phase === 'running') return false;
  return verdict !== undefined ? verdict.status === 'impossible' : planned?.draft === draft;
}
