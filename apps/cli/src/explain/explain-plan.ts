import { type PlanDocument, type PlanResult, rented, type Scenario } from '@fleetmix/core';
import { type Explanation, explain } from '@fleetmix/planner';
import { atWork } from '../at-work.ts';
import { exactPlanner } from '../extend/planners.ts';
import { duration } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import type { Terminal } from '../terminal.ts';

/** How long an explanation may take where no time limit is named. */
const usualTimeMs = 30_000;

/** An explanation, and whether Ctrl-C ended it before its end. */
export interface Explained {
  readonly explanation: Explanation;
  readonly interrupted: boolean;
}

/** Explains a result by planning again with the exact planner; a line on the terminal tells what for. */
export async function explainPlan(
  scenario: Scenario,
  document: PlanDocument,
  { solver, timeLimitMs = usualTimeMs }: { readonly solver: string; readonly timeLimitMs?: number | undefined },
  terminal: Terminal,
): Promise<Explained> {
  const start = performance.now();
  return atWork(terminal, async ({ signal, show }) => {
    const explanation = await explain(scenario, resultOf(document), {
      planner: await exactPlanner(solver),
      timeLimitMs,
      signal,
      onProgress: ({ plans, what }) =>
        show(`Explaining, ${duration((performance.now() - start) / 1000, 1)}: plan ${plans + 1}, ${printable(what)}`),
    });
    return { explanation, interrupted: signal.aborted };
  });
}

/** The result that a document was written from, as far as an explanation needs it. */
function resultOf(document: PlanDocument): PlanResult {
  const { status, routes = [], guarantee = { kind: 'none' }, reason = '', blockers = [], limits } = document;
  switch (status) {
    case 'planned':
      return { status, plan: { replicas: rented(document), routes }, guarantee };
    case 'impossible':
      // Where there is no plan, a document's limits are those that are too tight.
      return {
        status,
        reason,
        blockers,
        ...(limits === undefined ? {} : { limits: limits as NonNullable<Impossible['limits']> }),
      };
    case 'gave-up':
      return { status, reason, exhausted: document.exhausted ?? false };
  }
}

type Impossible = Extract<PlanResult, { status: 'impossible' }>;
