import type { Scenario } from '@fleetmix/core';
import { boundOfCertificate, exact } from '@fleetmix/planner';
import {
  type Answer,
  ask,
  type CategoryName,
  type Disagreement,
  excessOf,
  type FuzzCase,
  findDisagreement,
  isProved,
  runCase,
  settle,
} from '@fleetmix/testkit/fuzz';
import { oracle } from './oracle.ts';
import type { FuzzSettings } from './settings.ts';
import { addCase, emptyTally, type Finding, type Tally, tallyOf } from './tally.ts';
import { writeRegression } from './write-regression.ts';

interface Failure extends Disagreement {
  readonly answers: { readonly ours: Answer; readonly theirs: Answer };
}

/** The case at a position: categories take turns, and each counts its own cases. */
export function caseAt({ seed, names }: FuzzSettings, position: number): FuzzCase {
  const category = names[position % names.length] as CategoryName;
  return { category, seed, number: Math.floor(position / names.length) };
}

/** Runs cases by their position. */
export function fuzzer(
  settings: FuzzSettings,
  signal?: AbortSignal,
): {
  readonly tally: Tally;
  next(position: number): Promise<Finding | undefined>;
} {
  const { seed, start, limitMs } = settings;
  const [ours, theirs, tally] = [exact(), oracle(), emptyTally(seed, start)];

  const compare = async (scenario: Scenario, drawn: FuzzCase, isFirst: boolean): Promise<Failure | undefined> => {
    // Who stops the fuzz does not wait for the smallest scenario.
    if (!isFirst && signal?.aborted === true) return undefined;
    const options = { timeLimitMs: limitMs };
    const answers = { ours: await ask(ours, scenario, options), theirs: await ask(theirs, scenario, options) };
    if (isFirst) addCase(tally, drawn, answers.ours, answers.theirs, remarks(scenario, answers));
    const found = findDisagreement(scenario, answers.ours, answers.theirs, boundOfCertificate, limitMs);
    return found === undefined ? undefined : { ...found, answers };
  };

  return {
    tally,
    async next(position) {
      const drawn = caseAt(settings, position);
      const failed = await runCase(drawn, (scenario, isFirst) => compare(scenario, drawn, isFirst));
      if (failed === undefined) return undefined;
      const { scenario, failure } = failed;
      const finding = {
        ...drawn,
        kind: failure.kind,
        what: failure.what,
        ...(await settle(scenario, failure, failure.answers, theirs)),
        offers: scenario.offers.length,
        classes: scenario.workload.classes.length,
        drawnSeed: failed.seed,
        path: failed.path,
        file: writeRegression(drawn.category, scenario),
      };
      tallyOf(tally, drawn.category).disagreements += 1;
      tally.findings.push(finding);
      return finding;
    },
  };
}

function remarks(scenario: Scenario, { ours, theirs }: Failure['answers']) {
  const { result } = ours;
  return {
    isProved: isProved(ours),
    isOpposed: isProved(theirs),
    excess: result.status === 'planned' ? excessOf(scenario, result.plan) : 0,
  };
}
