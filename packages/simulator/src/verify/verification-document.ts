import type { Plan } from '@fleetmix/core';
import { type SimulationDocument, simulationDocument } from '../outcome/document.ts';
import type { Misses } from '../outcome/miss-report.ts';
import type { CostOfCertainty, Round, Verification } from './verification.ts';

/** One round in a few lines. */
export interface RoundDocument
  extends Pick<Round, 'kind' | 'usdPerHour' | 'insideSlo' | 'worstClass' | 'holds' | 'changes'> {
  readonly replicas: Plan['replicas'];
  readonly misses: readonly Misses[];
}

/** A verification as plain data for JSON. */
export interface VerificationDocument {
  readonly status: Verification['status'];
  readonly target: number;
  /** Why no plan holds, where none does. */
  readonly reason?: string;
  readonly plan?: Plan;
  readonly cost?: CostOfCertainty;
  readonly rounds: readonly RoundDocument[];
  /** Of the plan that holds, or of the one with the most requests inside. */
  readonly simulation?: SimulationDocument;
}

function roundDocument({ plan, simulation, ...rest }: Round): RoundDocument {
  return { ...rest, replicas: plan.replicas.filter(({ count }) => count > 0), misses: simulation.misses };
}

/** Writes a verification down, with every round. */
export function verificationDocument(verification: Verification): VerificationDocument {
  const { status, target, rounds } = verification;
  const told = { status, target, rounds: rounds.map(roundDocument) };
  if (verification.status === 'holds') {
    const { plan, cost, simulation } = verification;
    return { ...told, plan, cost, simulation: simulationDocument(simulation) };
  }
  const best = rounds.toSorted((a, b) => b.insideSlo - a.insideSlo)[0]?.simulation;
  const shown = best === undefined ? {} : { simulation: simulationDocument(best) };
  return { ...told, reason: verification.reason, ...shown };
}
