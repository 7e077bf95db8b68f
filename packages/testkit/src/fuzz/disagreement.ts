import { type Certificate, evaluate, relativeTolerance, type Scenario } from '@fleetmix/core';
import { type Answer, claimOf, costOf, isProved } from './answer.ts';

/** What is wrong with two planners' answers: `ours` alone, `theirs` alone, or the two together. */
export interface Disagreement {
  readonly kind: 'threw' | 'violations' | 'unproved' | 'slow' | 'bound' | 'certificate' | 'status' | 'cost';
  readonly what: string;
  /** Whose fault it is; undefined where two words stand against each other. */
  readonly wrong?: 'ours' | 'theirs';
}

/** Recomputes a lower bound from a certificate, in USD/hour. */
export type CertificateBound = (scenario: Scenario, certificate: Certificate) => number;

/** The first thing that cannot be true of both answers, which were asked for within `timeLimitMs`; undefined where all can. */
export function findDisagreement(
  scenario: Scenario,
  ours: Answer,
  theirs: Answer,
  boundOfCertificate: CertificateBound,
  timeLimitMs: number,
): Disagreement | undefined {
  return (
    brokenAlone(scenario, ours, 'ours') ??
    brokenAlone(scenario, theirs, 'theirs') ??
    certificateTooHigh(scenario, ours, theirs, boundOfCertificate) ??
    contradiction(scenario, ours, theirs) ??
    unfinished(ours, theirs, timeLimitMs)
  );
}

function brokenAlone(scenario: Scenario, answer: Answer, wrong: 'ours' | 'theirs'): Disagreement | undefined {
  const { result } = answer;
  // That an oracle cannot answer says nothing about the planner in question.
  if (result.status === 'threw') return wrong === 'ours' ? { kind: 'threw', what: result.reason, wrong } : undefined;
  if (result.status !== 'planned') return undefined;
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  if (violations.length > 0)
    return { kind: 'violations', what: violations.map(({ message }) => message).join(' '), wrong };
  return claimOf(answer) > usdPerHour
    ? { kind: 'bound', what: `bound ${claimOf(answer)} above the own cost ${usdPerHour}`, wrong }
    : undefined;
}

/** Who proves it within this share of the limit shows that time was not the matter. */
const quick = 0.1;

/** Time that ran out is no fault, unless the other needs little of it; an answer without a proof before that is. */
function unfinished(ours: Answer, theirs: Answer, timeLimitMs: number): Disagreement | undefined {
  if (isProved(ours)) return undefined;
  const what = `no proof after ${Math.round(ours.ms)} ms: ${JSON.stringify(ours.result).slice(0, 300)}`;
  if (ours.ms < timeLimitMs) return { kind: 'unproved', what, wrong: 'ours' };
  return isProved(theirs) && theirs.ms < quick * timeLimitMs ? { kind: 'slow', what, wrong: 'ours' } : undefined;
}

/** A certificate needs nobody's word, so it must hold against the cheaper of both plans. */
function certificateTooHigh(
  scenario: Scenario,
  ours: Answer,
  theirs: Answer,
  boundOfCertificate: CertificateBound,
): Disagreement | undefined {
  const { result } = ours;
  if (result.status !== 'planned' || result.guarantee.kind === 'none') return undefined;
  if (result.guarantee.certificate === undefined) return undefined;
  const bound = boundOfCertificate(scenario, result.guarantee.certificate);
  const cost = Math.min(costOf(scenario, ours), costOf(scenario, theirs));
  return isAbove(bound, cost)
    ? { kind: 'certificate', what: `the certificate proves ${bound}, and a plan costs ${cost}`, wrong: 'ours' }
    : undefined;
}

function contradiction(scenario: Scenario, ours: Answer, theirs: Answer): Disagreement | undefined {
  const costs = [costOf(scenario, ours), costOf(scenario, theirs)] as const;
  const bothProved = isProved(ours) && isProved(theirs);
  const [ourClaim, theirClaim] = bothProved ? costs : [claimOf(ours), claimOf(theirs)];
  if (!isAbove(ourClaim, costs[1]) && !isAbove(theirClaim, costs[0])) return undefined;
  const kind = ours.result.status === theirs.result.status ? 'cost' : 'status';
  return { kind, what: `ours ${inWords(scenario, ours)}, theirs ${inWords(scenario, theirs)}` };
}

function inWords(scenario: Scenario, answer: Answer): string {
  const { status } = answer.result;
  const bound = isProved(answer) ? '' : `, at least ${claimOf(answer)}`;
  return status === 'planned' ? `costs ${costOf(scenario, answer)}${bound}` : `${status}${bound}`;
}

/** Beyond what the judge allows, relative to the numbers themselves. */
function isAbove(value: number, limit: number): boolean {
  return value > limit * (1 + relativeTolerance);
}
