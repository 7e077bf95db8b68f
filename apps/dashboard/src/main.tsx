import { render } from 'preact';
import { commands } from './commands.ts';
import { example } from './draft/example.ts';
import { planning } from './planning.ts';
import { sizing } from './sizing/sizing.ts';
import { askedFor, lastVisit } from './start-draft.ts';
import { keepDraft } from './store/kept-draft.ts';
import { initialState } from './store/state.ts';
import { store } from './store/store.ts';
import { listenToFiles } from './take-files.ts';
import { listenToKeys } from './take-keys.ts';
import { App } from './views/app.tsx';
import { type WorkerLike, workerClient } from './worker/client.ts';

const newWorker = (): WorkerLike => new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
const darkness = matchMedia('(prefers-color-scheme: dark)');
const page = store(initialState(example, darkness.matches));
const planner = planning(page, workerClient(newWorker));
const helper = workerClient(newWorker);
const actions = commands(page, planner, helper);
sizing(page, helper);
const root = document.querySelector('#app') as HTMLElement;

let isDrawing = false;
function draw(): void {
  isDrawing = false;
  render(<App state={page.state()} dispatch={page.dispatch} commands={actions} />, root);
}
page.subscribe(() => {
  if (isDrawing) return;
  isDrawing = true;
  // Before the next event: a button pressed must be the one that is seen.
  queueMicrotask(draw);
});

let keeping: ReturnType<typeof setTimeout> | undefined;
function keepSoon(): void {
  clearTimeout(keeping);
  keeping = setTimeout(keep, 300);
}
function keep(): void {
  const { draft, timeLimitMs } = page.state();
  keepDraft({ draft, timeLimitMs }, localStorage);
}

darkness.addEventListener('change', ({ matches }) => page.dispatch({ kind: 'set-dark', isDark: matches }));
listenToKeys(page.dispatch);
listenToFiles(actions);
addEventListener('hashchange', () => void openAsked());

/** Takes up what the address asks for. Its fragment has then done its work: a reload goes on with the draft. */
async function openAsked(): Promise<void> {
  try {
    const asked = await askedFor(location.hash);
    if (asked === undefined) return;
    history.replaceState(null, '', location.pathname + location.search);
    await actions.open(asked.source, asked.text);
  } catch (cause) {
    page.dispatch({ kind: 'notice', notice: { kind: 'error', text: (cause as Error).message } });
  }
}

/** The example, over it the last visit's draft, over that what the address asks for: undo goes back through them. */
async function start(): Promise<void> {
  root.replaceChildren();
  page.subscribe((after, before) => {
    if (after.draft !== before.draft || after.timeLimitMs !== before.timeLimitMs) keepSoon();
  });
  addEventListener('pagehide', keep);
  const kept = lastVisit(localStorage);
  if (kept === undefined && location.hash.length < 2) planner.now();
  draw();
  if (kept !== undefined) {
    if (kept.timeLimitMs !== undefined) page.dispatch({ kind: 'set-time-limit', timeLimitMs: kept.timeLimitMs });
    await actions.open(kept.source, kept.text);
  }
  await openAsked();
  if (page.state().phase === 'waiting') planner.now();
}

void start();
