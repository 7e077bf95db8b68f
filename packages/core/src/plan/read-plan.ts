import { checkShape } from '../read/check-shape.ts';
import { InputError } from '../read/input-error.ts';
import { parseTextOf } from '../read/parse-text.ts';
import { planSchema } from '../read/schema.ts';
import type { CasePlan, Certificate, Failover, ReplicaCount, Route } from './plan.ts';
import { rented } from './rented.ts';

/** A plan as found in a file. Routes are absent where the file has counts only, as Mélange's output does. */
export interface PlanDraft {
  readonly replicas: readonly ReplicaCount[];
  readonly routes?: readonly Route[];
  readonly failovers?: readonly Failover[];
  readonly cases?: readonly CasePlan[];
  /** Prices that prove a bound; to be recomputed, not believed. */
  readonly certificate?: Certificate;
}

/**
 * Reads a plan from JSON or YAML text: what `fleetmix plan` prints, or Mélange's output object.
 * @throws InputError
 */
export async function parsePlan(text: string, source = 'input'): Promise<PlanDraft> {
  return readPlan(await parseTextOf('a plan', text, source), source);
}

/**
 * The same from plain data.
 * @throws InputError
 */
export function readPlan(document: unknown, source = 'input'): PlanDraft {
  if (isMelangeOutput(document)) return { replicas: counts(document) };
  refuseUnplanned(document, source);
  const { replicas, nodes, routes, failovers, cases, guarantee } = checkShape(planSchema, document, source);
  return {
    replicas: nodes === undefined ? replicas : rented({ replicas, nodes }),
    ...(routes === undefined ? {} : { routes }),
    ...(failovers === undefined ? {} : { failovers }),
    ...(cases === undefined ? {} : { cases }),
    ...(guarantee?.certificate === undefined ? {} : { certificate: guarantee.certificate }),
  };
}

function isMelangeOutput(document: unknown): document is Readonly<Record<string, number>> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
  return Object.hasOwn(document, 'cost') && Object.values(document).every((value) => typeof value === 'number');
}

function counts(document: Readonly<Record<string, number>>): readonly ReplicaCount[] {
  return Object.entries(document)
    .filter(([name]) => name !== 'cost')
    .map(([offer, count]) => ({ offer, count }));
}

/** The output of a run that found no plan is a likely mistake, and deserves its own words. */
function refuseUnplanned(document: unknown, source: string): void {
  const status = (document as { readonly status?: unknown } | null)?.status;
  if (status !== 'impossible' && status !== 'gave-up') return;
  throw new InputError(
    [
      {
        path: 'status',
        message: `is "${status}": this file holds no plan to judge.`,
      },
    ],
    source,
  );
}
