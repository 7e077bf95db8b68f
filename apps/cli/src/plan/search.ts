import { type PlanDocument, type Planner, type PlanOptions, planDocument, type Scenario } from '@fleetmix/core';
import { defaults } from '../defaults.ts';
import { interruption } from '../interruption.ts';
import type { Terminal } from '../terminal.ts';
import { type SearchLine, searchLine } from './search-line.ts';

/** How long and how exactly to search, and with what. */
export interface SearchRequest {
  readonly solver: string;
  readonly timeLimitMs?: number | undefined;
  readonly relativeGap?: number | undefined;
}

/** What planners answered, judged, with the seconds that each took. */
export interface Searched {
  readonly documents: readonly PlanDocument[];
  /** Whether Ctrl-C ended the search before its end. */
  readonly interrupted: boolean;
}

/** Runs planners one after the other. The first Ctrl-C stops the one that is at work, which answers with what it has. */
export async function search(
  scenario: Scenario,
  planners: readonly Planner[],
  request: SearchRequest,
  terminal: Terminal,
): Promise<Searched> {
  const held = await holdsThread(scenario, request);
  const stop = held ? undefined : interruption(() => terminal.note('\nStopping; once more ends at once.'));
  const options = { ...limits(request), ...(stop === undefined ? {} : { signal: stop.signal }) };
  const documents: PlanDocument[] = [];
  try {
    for (const planner of planners) {
      documents.push(await timedPlan(scenario, planner, options, await searchLine(planner.name, terminal, held)));
      if (stop?.signal.aborted) break;
    }
  } finally {
    stop?.end();
  }
  return { documents, interrupted: stop?.signal.aborted === true && !isFinished(documents, planners) };
}

/** Whether the search may keep the thread to its end, so that neither timers nor Ctrl-C can arrive. Ctrl-C then keeps its usual meaning. */
async function holdsThread(scenario: Scenario, { solver }: SearchRequest): Promise<boolean> {
  if (solver !== defaults.solver) return true;
  const { needsSolver } = await import('@fleetmix/planner');
  return needsSolver(scenario);
}

/** The last word may have been found just as the signal came. */
function isFinished(documents: readonly PlanDocument[], planners: readonly Planner[]): boolean {
  const last = documents.at(-1);
  return documents.length === planners.length && (last?.status === 'impossible' || last?.guarantee?.kind === 'optimal');
}

async function timedPlan(
  scenario: Scenario,
  planner: Planner,
  options: PlanOptions,
  line: SearchLine,
): Promise<PlanDocument> {
  try {
    const start = performance.now();
    const result = await planner.plan(scenario, { ...options, onProgress: line.update });
    return planDocument(scenario, planner.name, result, (performance.now() - start) / 1000);
  } finally {
    line.end();
  }
}

/** The limits that were asked for, without those that were not. */
export function limits({ timeLimitMs, relativeGap }: Omit<SearchRequest, 'solver'>): PlanOptions {
  return {
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(relativeGap === undefined ? {} : { relativeGap }),
  };
}
