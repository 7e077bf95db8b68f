/**
 * Random scenarios against two engines: the built-in one and HiGHS must agree on each. `--runs N` (50000), `--seed N`, `--start N`
 * goes on where an earlier run stopped, `--category NAME` draws from one category only, `--limit SECONDS` is the time that
 * either gets for one answer (5), `--json` prints data,
 * `--show` prints the scenarios and plans none. What they disagree on is shrunk, and written where the planner's
 * tests replay it. Exit code 1 with any disagreement, 2 for a command line that makes no sense. Ctrl-C prints what is known.
 * @module
 */
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Scenario, scenarioDocument } from '@fleetmix/core';
import { drawCase } from '@fleetmix/testkit/fuzz';
import { caseAt, fuzzer } from './fuzzer.ts';
import { findingText, reportText } from './report.ts';
import { type FuzzSettings, readSettings } from './settings.ts';
import type { Tally } from './tally.ts';

const tellEveryMs = 5000;

/** Runs all cases, or those until `signal` is aborted; `tell` is given a line now and then. */
export async function fuzz(settings: FuzzSettings, tell: (line: string) => void, signal?: AbortSignal): Promise<Tally> {
  const { tally, next } = fuzzer(settings, signal);
  const began = performance.now();
  let told = began;
  const end = settings.start + settings.runs;
  for (let position = settings.start; position < end && signal?.aborted !== true; position += 1) {
    const finding = await next(position);
    if (finding !== undefined) tell(findingText(finding));
    tally.seconds = (performance.now() - began) / 1000;
    if (performance.now() - told > tellEveryMs) {
      told = performance.now();
      tell(progressText(tally, settings, position + 1));
    }
    // Planning never waits for anything, so without this no signal would be heard.
    await setImmediate();
  }
  return tally;
}

function progressText({ cases, seconds, findings }: Tally, { runs }: FuzzSettings, position: number): string {
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  const done = `${cases} of ${runs} in ${Math.round(seconds)} s, ${findings.length} disagreements`;
  return `${done}, ${megabytes} MB; next is ${position}`;
}

/** The scenarios that {@link fuzz} would plan. */
function drawn(settings: FuzzSettings): readonly Scenario[] {
  return Array.from({ length: settings.runs }, (_, at) => drawCase(caseAt(settings, settings.start + at)));
}

async function main(args: readonly string[]): Promise<number> {
  const settings = readSettings(args);
  if (settings.show) {
    for (const scenario of drawn(settings)) console.log(JSON.stringify(scenarioDocument(scenario)));
    return 0;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const tally = await fuzz(settings, console.error, stop.signal);
  console.log(settings.json ? JSON.stringify(tally, null, 2) : reportText(tally));
  if (stop.signal.aborted) console.error(`Stopped: --start ${settings.start + tally.cases} goes on.`);
  // HiGHS refuted in exact numbers is a finding about HiGHS; it is told and kept, and no fault of the engine.
  return tally.findings.some(({ wrong }) => wrong !== 'theirs') ? 1 : 0;
}

// Tests import this module; only the command runs it.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2)).catch((cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : cause);
    return 2;
  });
}
