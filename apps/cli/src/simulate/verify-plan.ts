import { type Guarantee, type PlanDocument, type Planner, planDocument, type Scenario } from '@fleetmix/core';
import { type Round, type Simulation, type Verification, verify } from '@fleetmix/simulator';
import { unlessStopped } from '../at-work.ts';
import { percent, usd, whole } from '../output/figures.ts';
import { limits, type SearchRequest } from '../plan/search.ts';
import type { SizingRequest } from '../sizing/size-request.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { preparedTraffic } from './prepared-traffic.ts';
import type { TrafficRequest } from './traffic.ts';

/** A plan with what simulations made of it. */
export interface VerifiedPlan {
  /** Of the plan that holds; of the one that came closest where none does. */
  readonly document: PlanDocument & { readonly verification: VerificationDocument };
  readonly simulation: Simulation | undefined;
}

/** How a plan was verified, as plain data. */
export interface VerificationDocument {
  readonly status: Verification['status'];
  readonly reason?: string;
  readonly target: number;
  readonly arrivals: string;
  readonly cost?: Extract<Verification, { status: 'holds' }>['cost'];
  readonly rounds: readonly Pick<Round, 'kind' | 'usdPerHour' | 'insideSlo' | 'holds' | 'changes'>[];
  readonly notices: readonly string[];
}

/**
 * Plans, simulates and plans again until the target holds or is shown not to; nothing where Ctrl-C came first.
 * @throws UsageError where there are no latency targets to hold
 */
export async function verifyPlan(
  scenario: Scenario,
  planner: Planner,
  request: TrafficRequest & SizingRequest & SearchRequest,
  terminal: Terminal,
): Promise<VerifiedPlan | undefined> {
  const traffic = await preparedTraffic(request, scenario, terminal);
  if (traffic === undefined) return undefined;
  const { slo, target, arrivals, fleetOf, routerFor, events, notices } = traffic;
  if (slo.ttftMs === undefined && slo.tpotMs === undefined && slo.e2eMs === undefined) {
    throw new UsageError('there is no latency target to verify. Give one with --ttft, --tpot or --e2e.');
  }
  const start = performance.now();
  const tried: Round[] = [];
  return unlessStopped(terminal, async ({ signal, show }) => {
    show('Verifying');
    const found = await verify(planner, scenario, fleetOf, arrivals, {
      slo,
      target,
      events,
      seed: request.seed ?? 1,
      runs: request.runs ?? 1,
      routerOf: routerFor,
      planOptions: limits(request),
      signal,
      onRound: (round) => {
        tried.push(round);
        show(`Round ${whole(tried.length)}: ${usd(round.usdPerHour)} USD/hour, ${percent(round.insideSlo, 2)} inside`);
      },
    });
    const seconds = (performance.now() - start) / 1000;
    return verified(scenario, planner, found, arrivals.description, notices, seconds);
  });
}

function verified(
  scenario: Scenario,
  planner: Planner,
  found: Verification,
  arrivals: string,
  notices: readonly string[],
  seconds: number,
): VerifiedPlan {
  const { status, target, rounds } = found;
  const best = found.status === 'holds' ? found : closest(rounds);
  const verification: VerificationDocument = {
    status,
    ...(found.status === 'holds' ? { cost: found.cost } : { reason: found.reason }),
    target,
    arrivals,
    rounds: rounds.map(({ kind, usdPerHour, insideSlo, holds, changes }) => ({
      kind,
      usdPerHour,
      insideSlo,
      holds,
      changes,
    })),
    notices,
  };
  if (best === undefined) {
    const reason = found.status === 'holds' ? '' : found.reason;
    const none =
      found.status === 'impossible'
        ? ({ status: 'impossible', reason, blockers: [] } as const)
        : ({ status: 'gave-up', reason, exhausted: false } as const);
    return {
      document: { ...planDocument(scenario, planner.name, none, seconds), verification },
      simulation: undefined,
    };
  }
  const result = { status: 'planned', plan: best.plan, guarantee: guaranteeOf(found) } as const;
  return {
    document: { ...planDocument(scenario, planner.name, result, seconds), verification },
    simulation: best.simulation,
  };
}

function closest(rounds: readonly Round[]): Round | undefined {
  return rounds.reduce<Round | undefined>(
    (best, round) => (best === undefined || round.insideSlo > best.insideSlo ? round : best),
    undefined,
  );
}

/** The bound is that of every plan by steady-state arithmetic, whether or not it would hold in a simulation. */
function guaranteeOf(found: Verification): Guarantee {
  if (found.status !== 'holds' || found.cost.atLeastUsdPerHour === undefined) return { kind: 'none' };
  const { atLeastUsdPerHour, verifiedUsdPerHour } = found.cost;
  const relativeGap = verifiedUsdPerHour > 0 ? Math.max(0, 1 - atLeastUsdPerHour / verifiedUsdPerHour) : 0;
  return { kind: 'bounded', relativeGap, atLeastUsdPerHour };
}
