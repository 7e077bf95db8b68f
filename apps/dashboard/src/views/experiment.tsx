import { dark, experimentPicture, light } from '@fleetmix/charts';
import type { Picture as Figures } from '@fleetmix/experiments';
import { useMemo, useState } from 'preact/hooks';
import type { Commands } from '../commands.ts';
import { download } from '../share/download.ts';
import type { Dispatch } from '../store/action.ts';
import type { Experiment, State } from '../store/state.ts';
import { usd } from '../text/figures.ts';
import { Figure } from './figure.tsx';
import { Scroll } from './scroll.tsx';

/** The published availability experiment, run here, with its four charts. */
export function ExperimentPage({
  state,
  dispatch,
  commands,
}: {
  state: State;
  dispatch: Dispatch;
  commands: Commands;
}) {
  const { experiment, isDark } = state;
  const [asPublished, setAsPublished] = useState(false);
  return (
    <main>
      <section class="panel" aria-labelledby="experiment">
        <h1 id="experiment">Does it pay to mix GPUs when some are short?</h1>
        <p>
          The availability experiment after Jiang et al. (arXiv 2502.00722): four availabilities, three traces, three
          scales; the exact planner against greedy and fleets of one GPU type. It runs here, in this tab.
        </p>
        <div class="fields">
          <label class="check">
            <input
              type="checkbox"
              checked={asPublished}
              onChange={({ currentTarget }) => setAsPublished(currentTarget.checked)}
            />
            As published, with capacity per class (costs come out too low)
          </label>
          <button type="button" class="primary" onClick={() => commands.experiment(asPublished)}>
            Run it
          </button>
          {experiment?.phase === 'running' ? (
            <button type="button" onClick={commands.stopExperiment}>
              Stop
            </button>
          ) : null}
          {experiment === undefined || experiment.csv === '' ? null : (
            <button type="button" onClick={() => download('availability.csv', new Blob([experiment.csv]))}>
              Save the results as CSV
            </button>
          )}
        </div>
        <p class="standing" role="status" data-testid="cells">
          {experiment === undefined ? '' : standingText(experiment)}
        </p>
        {experiment?.failure === undefined ? null : <pre class="trouble">{experiment.failure}</pre>}
      </section>
      {experiment?.pictures.map((figures) => (
        <Image key={figures.file} figures={figures} isDark={isDark} dispatch={dispatch} />
      ))}
    </main>
  );
}

function standingText({ phase, done, total }: Experiment): string {
  if (phase === 'running') return total === 0 ? 'Starting…' : `${done} of ${total} plans…`;
  return phase === 'done' ? `All ${total} plans are made.` : `Stopped after ${done} of ${total} plans.`;
}

function Image({ figures, isDark, dispatch }: { figures: Figures; isDark: boolean; dispatch: Dispatch }) {
  const picture = useMemo(() => experimentPicture(imageOf(figures), isDark ? dark : light), [figures, isDark]);
  return (
    <section class="panel" aria-label={figures.title}>
      <h2>{figures.title}</h2>
      <Figure picture={picture} name={figures.file} dispatch={dispatch} />
      <details>
        <summary>The figures, in USD/hour</summary>
        {figures.panels.map((panel) => (
          <Scroll key={panel.title} label={`Table: ${panel.title}`}>
            <table>
              <caption>{panel.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{figures.groupsLabel}</th>
                  {panel.series.map(({ name }) => (
                    <th key={name} scope="col" class="number">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {panel.groups.map((group, position) => (
                  <tr key={group}>
                    <th scope="row">{group}</th>
                    {panel.series.map(({ name, values, notes }) => {
                      const value = values[position] ?? null;
                      return (
                        <td key={name} class="number">
                          {value === null ? (notes[position] ?? '–') : usd(value)}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        ))}
      </details>
    </section>
  );
}

/** The experiment's words for a missing bar may be undefined, and the chart's may not. */
function imageOf({ title, note, groupsLabel, panels }: Figures) {
  return { title, ...(note === undefined ? {} : { note }), groupsLabel, panels };
}
