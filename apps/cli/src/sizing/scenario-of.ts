import { parsePlan, type Scenario } from '@fleetmix/core';
import { loadScenario } from '../input/load-scenario.ts';
import { readText } from '../input/read-text.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { SizingRequest } from './size-request.ts';
import { refuseStrayFlags } from './stray-flags.ts';

/** A scenario file, or what to make a scenario of. */
export interface ScenarioSource extends SizingRequest {
  /** A file, `-` for stdin, or nothing for the bundled example. */
  readonly scenario?: string | undefined;
  /** A file with the plan of the fleet that is running. */
  readonly current?: string | undefined;
}

/**
 * The scenario of a file or of a log; nothing where Ctrl-C came first.
 * @param simulated whether traffic is replayed through its plan
 */
export async function scenarioOf(
  request: ScenarioSource,
  simulated: boolean,
  terminal: Terminal,
): Promise<Scenario | undefined> {
  const { scenario, trace } = request;
  refuseStrayFlags(request, simulated);
  if (trace !== undefined && scenario !== undefined) {
    throw new UsageError(`${scenario} and --trace exclude each other: take the scenario, or make one of the log.`);
  }
  const flags = { ...request, currentFleet: await runningFleet(request.current) };
  if (trace !== undefined) return (await import('./size-request.ts')).sizeRequest(flags, terminal);
  return loadScenario(scenario, flags, terminal);
}

/** The replicas of the plan in a file, by offer. */
async function runningFleet(path: string | undefined): Promise<ReadonlyMap<string, number> | undefined> {
  if (path === undefined) return undefined;
  const { replicas, cases } = await parsePlan(await readText(path), path === '-' ? 'stdin' : path);
  if (cases?.some((one) => one.replicas.length > 0)) {
    throw new UsageError(
      `${path} has a fleet for each period or future. Say which runs: a file with its "replicas" alone, [{ offer, count }].`,
    );
  }
  return new Map(replicas.map(({ offer, count }) => [offer, count]));
}
