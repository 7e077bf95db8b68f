import type { LogColumns } from '@fleetmix/traces/browser';
import type { Planning } from './planning.ts';
import { commandLine, fileName } from './share/command-line.ts';
import { download } from './share/download.ts';
import { linkTo } from './share/link.ts';
import type { Store } from './store/store.ts';
import type { Job, WorkerClient } from './worker/client.ts';
import type { Answer, Request, SweepAxis } from './worker/protocol.ts';

/** What buttons do beyond changing state. Views get this; they know no worker. */
export interface Commands extends Planning {
  /** Reads a file or a text, whatever it is, and takes it up. */
  open(source: string, content: Blob | string): Promise<void>;
  /** Reads the log again whose columns were asked for, as they are named; without any names, leaves it. */
  nameColumns(columns?: LogColumns): void;
  /** Ends the reading of a log. */
  stopReading(): void;
  save(what: 'scenario' | 'plan', format: 'json' | 'yaml'): void;
  copyLink(): void;
  copyCommand(): void;
  sweep(axis: SweepAxis): void;
  stopSweep(): void;
  /** Says why the plan that stands is what it is, or why there is none. */
  explain(): void;
  /** Ends the explanation with what is known. */
  stopExplaining(): void;
  experiment(asPublished: boolean): void;
  stopExperiment(): void;
}

/** An explanation takes many plans, and may take this long however short a time one plan has. */
const leastExplainMs = 30_000;

/** The commands of a page: `client` is a worker other than the planner's, so that neither waits for the other. */
export function commands(store: Store, planning: Planning, client: WorkerClient): Commands {
  const { state, dispatch } = store;
  let reading: Job | undefined;
  /** A log that waits for its columns to be named. */
  let unnamed: { readonly source: string; readonly content: Blob | string } | undefined;
  let sweep: Job | undefined;
  let experiment: Job | undefined;
  let explanation: Job | undefined;
  const note = (text: string) => dispatch({ kind: 'notice', notice: { kind: 'note', text } });
  const fail = (text: string) => dispatch({ kind: 'notice', notice: { kind: 'error', text } });

  store.subscribe((after, before) => {
    if (after.draft !== before.draft) explanation?.cancel();
  });

  return {
    ...planning,
    open: (source, content) => read(source, content),
    nameColumns(columns) {
      if (columns === undefined || unnamed === undefined) return dispatch({ kind: 'columns-named' });
      void read(unnamed.source, unnamed.content, columns);
    },
    stopReading() {
      reading?.cancel();
      dispatch({ kind: 'reading-ended' });
    },
    save(what, format) {
      const document = what === 'scenario' ? state().draft : state().planned?.report;
      if (document === undefined) return fail('There is no plan to save yet.');
      const name = fileName(`${state().draft.name ?? 'scenario'}${what === 'plan' ? ' plan' : ''}`, format);
      if (format === 'json') return download(name, new Blob([`${JSON.stringify(document, null, 2)}\n`]));
      client.start({ kind: 'yaml', document }, (answer) => {
        if (answer.kind === 'failed') fail(answer.message);
        if (answer.kind === 'written') download(name, new Blob([answer.text]));
      });
    },
    async copyLink() {
      const { link, isLong } = await linkTo(state().draft, location.href);
      const length = isLong ? ` It is ${link.length} letters long, which some programs cut: a file is safer.` : '';
      await copy(link, `The link is copied. It holds the whole scenario; nothing was uploaded.${length}`);
    },
    copyCommand() {
      const { draft, timeLimitMs } = state();
      const file = fileName(draft.name ?? 'scenario', 'yaml');
      const command = commandLine(file, timeLimitMs);
      void copy(command, `Copied: ${command}. Save the scenario as YAML first; the name fits.`);
    },
    sweep(axis) {
      sweep?.cancel();
      const { draft } = state();
      dispatch({ kind: 'sweep-began', axis, draft });
      sweep = started({ kind: 'sweep', draft, axis, timeLimitMs: 2000 }, (answer) =>
        dispatch({ kind: 'sweep-answered', answer }),
      );
    },
    stopSweep() {
      sweep?.cancel();
      dispatch({ kind: 'sweep-stopped' });
    },
    explain() {
      explanation?.cancel();
      const { draft, verdict, planned, timeLimitMs } = state();
      const report = verdict ?? planned?.report;
      if (report === undefined) return;
      dispatch({ kind: 'explain-began', draft });
      const request = { kind: 'explain', draft, report, timeLimitMs: Math.max(timeLimitMs, leastExplainMs) } as const;
      explanation = started(request, (answer) => dispatch({ kind: 'explain-answered', answer }));
    },
    stopExplaining() {
      explanation?.stop();
    },
    experiment(asPublished) {
      experiment?.cancel();
      dispatch({ kind: 'experiment-began', asPublished });
      experiment = started({ kind: 'experiment', asPublished }, (answer) =>
        dispatch({ kind: 'experiment-answered', answer }),
      );
    },
    stopExperiment() {
      experiment?.cancel();
      dispatch({ kind: 'experiment-stopped' });
    },
  };

  function read(source: string, content: Blob | string, columns?: LogColumns): Promise<void> {
    return new Promise((resolve) => {
      reading?.cancel();
      const request = { kind: 'open', source, content, ...(columns === undefined ? {} : { columns }) } as const;
      reading = client.start(request, (answer) => {
        if (answer.kind === 'reading') return dispatch({ kind: 'reading', source, share: answer.share });
        if (answer.kind === 'opened') {
          unnamed = answer.opened.what === 'columns' ? { source, content } : undefined;
          return takeUp(answer);
        }
        dispatch({ kind: 'reading-ended' });
        if (answer.kind === 'failed') fail(`Nothing was changed. ${answer.message}`);
        resolve();
      });
    });
  }

  function started(request: Request, onAnswer: (answer: Answer) => void): Job {
    return client.start(request, onAnswer);
  }

  async function copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      note(done);
    } catch {
      note(`The browser does not let this page copy. Copy it yourself: ${text}`);
    }
  }

  function takeUp({ opened }: Extract<Answer, { kind: 'opened' }>): void {
    if (opened.what === 'scenario') {
      const text = [`Opened ${opened.source}. Undo brings back what was here.`, ...opened.notices].join(' ');
      dispatch({ kind: 'replace', draft: opened.draft, notice: { kind: 'note', text } });
      dispatch({ kind: 'show', page: 'plan' });
      return;
    }
    if (opened.what === 'columns') {
      dispatch({ kind: 'ask-columns', source: opened.source, columns: opened.columns });
      return;
    }
    if (opened.what === 'log') {
      const { requests } = opened.log.summary;
      dispatch({ kind: 'size-log', source: { what: 'log', name: opened.source, log: opened.log } });
      note(`Read ${requests.toLocaleString('en-US')} requests of ${opened.source}. Undo brings back what was here.`);
      return;
    }
    const { draft, timeLimitMs } = state();
    client.start({ kind: 'judge', draft, plan: opened.plan, timeLimitMs }, (answer) => {
      if (answer.kind === 'failed') fail(answer.message);
      if (answer.kind !== 'planned') return;
      dispatch({
        kind: 'pin-report',
        label: `From ${opened.source}, judged on this scenario`,
        draft,
        report: answer.report,
      });
      dispatch({ kind: 'show', page: 'plan' });
      const broken = answer.report.violations?.length ?? 0;
      note(`${opened.source} is a plan: it is pinned beside this one${broken > 0 ? ', and breaks rules' : ''}.`);
    });
  }
}
