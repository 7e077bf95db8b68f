import type { Store } from '../store/store.ts';
import type { Job, WorkerClient } from '../worker/client.ts';
import type { Choice } from './choice.ts';
import type { SizingSource } from './source.ts';

/** Choices come in bursts, as typing does. */
const pauseMs = 200;

/** Makes the scenario anew whenever what it is made of changes; what a change has made pointless is cancelled. */
export function sizing({ state, dispatch, subscribe }: Store, client: WorkerClient): void {
  let job: Job | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted: { readonly source: SizingSource; readonly choice: Choice } | undefined;

  const make = (): void => {
    if (wanted === undefined) return;
    job = client.start({ kind: 'size', ...wanted, draft: state().draft }, (answer) => {
      if (answer.kind === 'sized') dispatch({ kind: 'sized', made: answer.made });
      if (answer.kind === 'failed') dispatch({ kind: 'sizing-failed', message: answer.message });
    });
  };
  const drop = (): void => {
    job?.cancel();
    clearTimeout(timer);
  };

  subscribe(({ sizing: asked }, { sizing: before }) => {
    if (asked === undefined) {
      if (before === undefined) return;
      drop();
      wanted = undefined;
      return;
    }
    if (before === undefined && asked.catalog === undefined) loadCatalog();
    const { source, choice } = asked;
    if (asked.phase !== 'making' || (wanted?.source === source && wanted.choice === choice)) return;
    drop();
    timer = setTimeout(make, wanted === undefined ? 0 : pauseMs);
    wanted = { source, choice };
  });

  function loadCatalog(): void {
    client.start({ kind: 'catalog' }, (answer) => {
      if (answer.kind === 'catalog') dispatch({ kind: 'catalog-loaded', catalog: answer.catalog });
      if (answer.kind === 'failed') dispatch({ kind: 'sizing-failed', message: answer.message });
    });
  }
}
