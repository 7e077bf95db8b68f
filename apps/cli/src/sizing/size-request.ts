import { findGpu, type Pricing, type Segment } from '@fleetmix/catalog';
import { distinctSources, type Scenario, type Slo } from '@fleetmix/core';
import {
  measuredFleet,
  recipeOf,
  rentableOffers,
  type Service,
  type SizedFleet,
  shortfalls,
  sizeFleet,
  targetText,
} from '@fleetmix/sizing';
import type { LogWorkload } from '@fleetmix/traces';
import { loadPrices } from '../catalog/load-prices.ts';
import { wantedPrices } from '../catalog/run-prices.ts';
import { type ScenarioFlags, withFlags } from '../input/scenario-flags.ts';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type LogRequest, readLogs } from '../workload/read-logs.ts';
import { commitmentNotices } from './commitment-notices.ts';
import { explanation } from './explanation.ts';
import { measuredEngines } from './measured-engines.ts';
import { servedModel } from './served-model.ts';
import { splitFleet } from './split-fleet.ts';

/** From what to make a scenario; flags by their names. */
export interface SizingRequest extends ScenarioFlags, Omit<LogRequest, 'files'> {
  readonly trace?: readonly string[] | undefined;
  readonly model?: string | undefined;
  /** Names of models in the log, each with the model to serve. */
  readonly models?: readonly (readonly [name: string, model: string])[] | undefined;
  readonly engine?: Service['engine'] | undefined;
  readonly weights?: Service['weights'] | undefined;
  readonly 'kv-cache'?: Service['kvCache'] | undefined;
  readonly ttft?: number | undefined;
  readonly tpot?: number | undefined;
  readonly e2e?: number | undefined;
  readonly percentile?: number | undefined;
  readonly prices?: readonly string[] | undefined;
  readonly 'add-prices': boolean;
  readonly gpu?: readonly string[] | undefined;
  readonly provider?: readonly string[] | undefined;
  readonly segment?: readonly Segment[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly pricing?: readonly Pricing[] | undefined;
  readonly measurements?: readonly string[] | undefined;
  readonly calibrate?: readonly string[] | undefined;
  readonly disaggregate: boolean;
  readonly 'kv-link'?: number | undefined;
  readonly explain: boolean;
}

/**
 * The scenario of a request log, a model, latency targets and prices; nothing where Ctrl-C came first. What was assumed and
 * what had to give stands in its notices.
 * @throws UsageError where nothing can be served as asked, with the best that can be had
 */
export async function sizeRequest(request: SizingRequest, terminal: Terminal): Promise<Scenario | undefined> {
  const { trace = [] } = request;
  if (request.models !== undefined) return (await import('./size-models.ts')).sizeModels(request, terminal);
  if (request['kv-link'] !== undefined && !request.disaggregate)
    throw new UsageError('--kv-link goes with --disaggregate: without it no KV cache moves.');
  const service = await serviceOf(request);
  const prices = await loadPrices(request.prices, { add: request['add-prices'] }, terminal);
  const pricing = request.pricing ?? usualPricing(request);
  const offers = rentableOffers(wantedPrices(prices, { ...request, pricing, verified: true }, terminal));
  if (offers.length === 0) {
    throw new UsageError('no price meets all these conditions. See what there is with: fleetmix catalog prices.');
  }
  const measured = await measuredEngines(request, service.model.id, terminal);
  const log = await readLogs({ ...request, files: trace }, terminal);
  if (log === undefined) return undefined;
  const name = `${shortName(service.model.id)} for ${trace.map((file) => (file === '-' ? 'stdin' : file)).join(', ')}`;
  const { known, notices: remarks } = measuredFleet(measured, recipeOf(service));
  const fleet = sizeFleet(name, log, offers, service, { known });
  if (request.explain) terminal.note(explanation(fleet));
  const split = request.disaggregate ? splitFleet(fleet, log, service, request['kv-link']) : undefined;
  const { stock, unused } = offeredStock(request, fleet.scenario);
  const scenario = withFlags(split?.scenario ?? fleet.scenario, { ...request, stock });
  const said = [...notices(request, log, fleet, service.slo), ...(split?.notices ?? [])];
  return { ...scenario, notices: [...said, ...unused, ...remarks()] };
}

/** What is bought once for a whole day is a choice only beside what is rented by the part of it. */
function usualPricing({ periods }: SizingRequest): readonly Pricing[] {
  return periods === undefined ? ['on-demand'] : ['on-demand', 'reserved'];
}

async function serviceOf(request: SizingRequest): Promise<Service> {
  const { weights, 'kv-cache': kvCache, ttft, tpot, e2e, percentile } = request;
  const bounds = {
    ...(ttft === undefined ? {} : { ttftMs: ttft }),
    ...(tpot === undefined ? {} : { tpotMs: tpot }),
    ...(e2e === undefined ? {} : { e2eMs: e2e }),
  };
  return {
    model: await servedModel(request.model),
    engine: request.engine ?? 'vllm',
    ...(weights === undefined ? {} : { weights }),
    ...(kvCache === undefined ? {} : { kvCache }),
    slo: Object.keys(bounds).length === 0 ? {} : { ...bounds, percentile: percentile ?? 0.95 },
  };
}

/** Stock by the catalog's names, of GPUs that are offered; of the others it is said that it limits nothing. */
export function offeredStock({ stock }: Pick<SizingRequest, 'stock'>, { offers }: Pick<Scenario, 'offers'>) {
  const named = stock?.map(([gpu, count]) => [findGpu(gpu).id, count] as const);
  const isOffered = ([id]: readonly [string, number]) => offers.some(({ gpu }) => gpu === id);
  return {
    stock: named?.filter(isOffered),
    unused: (named ?? [])
      .filter((entry) => !isOffered(entry))
      .map(([id]) => `--stock ${id}: nothing that is offered and can serve has this GPU, so it limits nothing.`),
  };
}

function shortName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function notices(request: SizingRequest, log: LogWorkload, fleet: SizedFleet, slo: Slo): readonly string[] {
  const { slow, lost, all } = shortfalls(log, fleet.profiled, slo);
  if (all)
    throw new UsageError(`nothing can be served as asked. ${(slow ?? lost ?? '').replace(/ They are planned.*/, '')}`);
  if (request.strict && (slow ?? lost) !== undefined) {
    throw new UsageError(`${slow ?? lost} Without --strict they are, and the rest is planned.`);
  }
  return [
    ...log.notices,
    ...log.summary.skipped.map(
      ({ rows, reason, where }) => `${counted(rows, 'row')} of the log left out: ${reason}, at ${where.join(', ')}`,
    ),
    ...(slow === undefined ? [] : [slow]),
    ...(lost === undefined ? [] : [lost]),
    sourceNotice(fleet.scenario, slo),
    ...commitmentNotices(fleet.scenario),
  ];
}

/** Where the figures come from, in one sentence: readers of a plan must not take estimates for measurements. */
function sourceNotice({ offers }: Scenario, slo: Slo): string {
  const target = Object.keys(slo).length === 0 ? 'no latency target was given' : `for ${targetText(slo)}`;
  const sources = distinctSources(offers.flatMap(({ capacitySource = [] }) => capacitySource));
  if (!sources.includes('estimated')) return `Capacities are ${sources.join(' and ')} (${target}).`;
  const rest = sources.length > 1 ? 'Where nothing was measured, capacities' : 'Capacities';
  return `${rest} are estimated from the model's shape and the GPUs' figures (${target}); prices are those of their days. Measure before you order.`;
}
