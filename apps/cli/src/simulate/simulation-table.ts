import type { GroupResult, Latency, Misses, Runs, Simulation } from '@fleetmix/simulator';
import { targetText } from '@fleetmix/sizing';
import { counted, duration, percent, usd, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { type Column, table } from '../output/table.ts';
import type { SimulatedPlan } from './simulated-plan.ts';

/** Classes that are shown: those with the most requests outside their targets. */
const shownClasses = 8;

/** A simulation for people: whether the plan holds, what requests saw, how engines were used, and what broke. */
export function simulationTable(document: SimulatedPlan): string {
  const { simulation, notices } = document;
  return [
    headline(document),
    verdict(document),
    `Latencies in ms\n${latencies(document)}`,
    `Engines\n${engines(simulation.offers)}`,
    ...(simulation.misses.length > 0 ? [`What broke\n${misses(simulation.misses)}`] : []),
    ...notices.map((notice) => `Note: ${printable(notice)}`),
  ].join('\n\n');
}

function headline({ scenario, simulation }: SimulatedPlan): string {
  const { arrived, toMs, arrivals, router, warmUp } = simulation;
  return [
    `${printable(scenario)}: ${counted(arrived, 'request')} in ${duration(toMs / 1000)} simulated`,
    `${printable(arrivals)}; routed by ${router === 'plan' ? "the plan's routes" : router}`,
    `the first ${duration(warmUp.untilMs / 1000)} fill the fleet and do not count`,
  ].join('\n  ');
}

function verdict({ holds, target, slo, simulation, runs, usdPerHour }: SimulatedPlan): string {
  const share = runs?.total.insideSlo.mean ?? simulation.total.insideSlo;
  if (slo.ttftMs === undefined && slo.tpotMs === undefined && slo.e2eMs === undefined)
    return 'No latency target is set: nothing says whether the plan holds. Give one with --ttft, --tpot or --e2e.';
  const interval =
    runs === undefined
      ? ''
      : ` (95 % confidence over ${runs.total.insideSlo.runs} runs: ${range(runs.total.insideSlo)})`;
  const inside = `${percent(share, 2)} of the requests are inside ${boundsText(slo)}${interval}, and ${percent(target, 1)} must be`;
  return `${holds ? 'The plan holds' : 'The plan does not hold'}: ${inside}. It costs ${usd(usdPerHour)} USD/hour.`;
}

/** The targets without their percentile, which is told as the share that must be inside. */
function boundsText(slo: SimulatedPlan['slo']): string {
  return targetText(slo).replace(/ at p[\d.]+$/, '');
}

function range({ low, high }: Runs['total']['insideSlo']): string {
  return `${percent(Math.max(0, low), 2)} to ${percent(Math.min(1, high), 2)}`;
}

const head = (text: string): Column => ({ head: text, align: 'right' });

function latencies({ simulation: { total, offers, classes } }: SimulatedPlan): string {
  const worst = classes
    .filter(({ insideSlo }) => insideSlo < 1)
    .toSorted((one, other) => other.requests * (1 - other.insideSlo) - one.requests * (1 - one.insideSlo))
    .slice(0, shownClasses);
  const known = measures.filter(({ of }) => of(total) !== undefined);
  const columns = [
    { head: '' },
    head('requests'),
    head('inside'),
    ...known.flatMap(({ name }) => [head(`${name} p50`), head('p95'), head('p99')]),
  ];
  const row = (name: string, group: GroupResult): readonly string[] => [
    name,
    whole(group.requests),
    percent(group.insideSlo, 1),
    ...known.flatMap(({ of, digits }) => quantiles(of(group), digits)),
  ];
  return table(columns, [
    row('all', total),
    ...offers.filter(({ requests }) => requests > 0).map((offer) => row(offer.name, offer)),
    ...worst.map((one) => row(one.name, one)),
  ]);
}

/** Latencies that replicas may know; those of which only capacities are known tell the last alone. */
const measures = [
  { name: 'TTFT', digits: 0, of: ({ ttftMs }: GroupResult) => ttftMs },
  { name: 'TPOT', digits: 1, of: ({ tpotMs }: GroupResult) => tpotMs },
  { name: 'E2E', digits: 0, of: ({ e2eMs }: GroupResult) => e2eMs },
] as const;

function quantiles(latency: Latency | undefined, digits: number): readonly string[] {
  return latency === undefined ? ['', '', ''] : [latency.p50, latency.p95, latency.p99].map((ms) => figure(ms, digits));
}

function figure(ms: number, digits: number): string {
  return ms.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function engines(offers: Simulation['offers']): string {
  const columns = [
    { head: '' },
    head('replicas'),
    head('engines'),
    head('at work'),
    head('batch'),
    head('KV cache'),
    head('at most'),
    head('waiting'),
    head('at most'),
  ];
  const rows = offers.map((offer) => [
    offer.name,
    whole(offer.replicas),
    whole(offer.engines),
    percent(offer.utilization),
    figure(offer.batchSize, 1),
    percent(offer.kvUse),
    percent(offer.mostKvUse),
    figure(offer.waiting, 1),
    figure(offer.mostWaiting, 1),
  ]);
  return table(columns, rows);
}

/** Causes in words. */
const causes: Readonly<Record<Misses['cause'], string>> = {
  'replica-loss': 'its replica was lost',
  queue: 'it waited for a place',
  preemption: 'the KV cache was full',
  'prefill-interference': "others' prompts came between",
  prefill: 'its own prompt took too long',
  batch: 'too many ran at once',
  'not-served': 'nothing served it',
};

function misses(found: readonly Misses[]): string {
  const columns = [
    { head: 'Cause' },
    head('requests'),
    head('share'),
    head('most at'),
    { head: 'most of' },
    { head: 'on' },
  ];
  const rows = found.map(({ cause, requests, share, worstMs, class: name, offer }) => [
    causes[cause],
    whole(requests),
    percent(share, 2),
    duration(worstMs / 1000),
    name,
    offer ?? '',
  ]);
  return table(columns, rows);
}
