import { joinScenarios, type Scenario } from '@fleetmix/core';
import { withFlags } from '../input/scenario-flags.ts';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { readLogs } from '../workload/read-logs.ts';
import { offeredStock, type SizingRequest, sizeRequest } from './size-request.ts';

/** What holds for the fleet of all models together. */
const shared = {
  stock: undefined,
  budget: undefined,
  goal: undefined,
  priority: undefined,
  'spot-share': undefined,
  'provider-share': undefined,
  'power-cap': undefined,
  survive: undefined,
  prefer: undefined,
  case: undefined,
  currentFleet: undefined,
} satisfies Partial<SizingRequest>;

/**
 * The scenario of a log with requests of several models, each served by a model of its own, all on one stock; nothing where
 * Ctrl-C came first.
 * @throws UsageError as {@link sizeRequest}, and where models are named in two ways
 */
export async function sizeModels(request: SizingRequest, terminal: Terminal): Promise<Scenario | undefined> {
  const { models = [], trace = [], model, only } = request;
  if (model !== undefined || only !== undefined) {
    throw new UsageError(
      `--models and --${model === undefined ? 'only' : 'model'} exclude each other. Keep one of them.`,
    );
  }
  const { models: _, ...single } = request;
  const log = await readLogs({ ...single, files: trace }, terminal);
  if (log === undefined) return undefined;
  const scenarios: Scenario[] = [];
  for (const [name, served] of models) {
    const scenario = await sizeRequest({ ...single, ...shared, only: name, model: served }, terminal);
    if (scenario === undefined) return undefined;
    // What one model leaves to the others is no loss.
    const notices = scenario.notices.filter((notice) => !notice.endsWith('of other models are left out.'));
    scenarios.push({ ...scenario, notices });
  }
  const names = models.map(([name]) => name);
  const joined = joinScenarios(scenarios, { names });
  const { stock, unused } = offeredStock(request, joined);
  const { notices, ...planned } = withFlags(joined, { ...request, stock });
  return { ...planned, notices: [...leftOut(log.summary.models, names), ...notices, ...unused] };
}

/** Requests of models that are not named are none of this fleet's. */
function leftOut(
  found: readonly { readonly name: string; readonly requests: number }[],
  names: readonly string[],
): readonly string[] {
  const others = found.filter(({ name }) => !names.includes(name));
  if (others.length === 0) return [];
  const requests = others.reduce((sum, one) => sum + one.requests, 0);
  const shown = others.slice(0, 4).map(({ name }) => name);
  const more = others.length > shown.length ? ` and ${others.length - shown.length} more` : '';
  return [
    `left out: ${counted(requests, 'request')} of models that --models does not name (${shown.join(', ')}${more}).`,
  ];
}
