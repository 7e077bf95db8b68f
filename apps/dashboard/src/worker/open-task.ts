import { parseText, readPlan, readScenario, scenarioDocument } from '@fleetmix/core';
import { everySoOften } from './every-so-often.ts';
import { type LogText, logText } from './log-text.ts';
import type { Opened } from './protocol.ts';
import type { Task } from './task.ts';

/** Larger files are refused before they are read. */
const mostBytes = 100_000_000;

/** Reads a file or text: a scenario, Mélange's config file, a plan, or a request log. */
export const open: Task<'open'> = async ({ source, content, columns }, answer, signal) => {
  const onShare = everySoOften((share: number) => answer({ kind: 'reading', share }));
  const log = await logText(source, content, onShare);
  if (log !== undefined) {
    const { readLogText } = await import('./read-log-text.ts');
    let first: LogText | undefined = log;
    const textOf = async (): Promise<LogText> => {
      const text = first ?? (await logText(source, content, onShare));
      first = undefined;
      return text as LogText;
    };
    const read = await readLogText(source, textOf, signal, columns);
    const opened: Opened =
      'columns' in read ? { what: 'columns', source, columns: read.columns } : { what: 'log', source, log: read };
    return answer({ kind: 'opened', opened });
  }
  const text = typeof content === 'string' ? content : await readText(source, content);
  answer({ kind: 'opened', opened: await opened(source, text) });
};

async function readText(source: string, file: Blob): Promise<string> {
  if (file.size > mostBytes) {
    throw new Error(
      `${source} is too large: ${Math.round(file.size / 1e6)} MB; at most ${mostBytes / 1e6} MB are read.`,
    );
  }
  const bytes = await file.arrayBuffer();
  if (new Uint8Array(bytes).includes(0)) throw new Error(`${source} is no text. Give JSON or YAML, saved as UTF-8.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`${source} is no UTF-8 text. Give JSON or YAML, saved as UTF-8.`, { cause });
  }
}

async function opened(source: string, text: string): Promise<Opened> {
  const document = await parseText(text, source);
  if (isPlan(document)) return { what: 'plan', source, plan: readPlan(document, source) };
  if (isGrid(document)) {
    throw new Error(`${source} is an experiment's grid. Run it with: fleetmix experiment ${source}`);
  }
  const scenario = readScenario(document, source);
  return { what: 'scenario', source, draft: scenarioDocument(scenario), notices: scenario.notices };
}

/** Plans have replicas, or are Mélange's output: numbers by name, with their cost. */
function isPlan(document: unknown): boolean {
  if (typeof document !== 'object' || document === null || Object.hasOwn(document, 'workload')) return false;
  if (Object.hasOwn(document, 'replicas') || Object.hasOwn(document, 'status')) return true;
  return Object.hasOwn(document, 'cost') && Object.values(document).every((value) => typeof value === 'number');
}

function isGrid(document: unknown): boolean {
  return typeof document === 'object' && document !== null && Object.hasOwn(document, 'grid');
}
