import type { CapacitySource, Slo } from '@fleetmix/core';
import type { Capacity } from '../estimate/capacity.ts';
import type { Replica } from '../estimate/replica.ts';
import type { Candidate, SizedClass } from './candidate.ts';
import { estimateRow } from './estimate-row.ts';
import { type Relaxed, relax } from './relax.ts';

/** What is served, and by what: everything about a {@link Replica} but the GPUs. */
export type Recipe = Omit<Replica, 'accelerator' | 'tensorParallel'>;

/** What is known of one engine for one class, besides the estimate; undefined where nothing is. */
export type Known = (candidate: Candidate, requestClass: SizedClass, estimate: Capacity) => KnownCapacity | undefined;

/** A capacity of one engine that was not merely estimated. */
export interface KnownCapacity {
  readonly requestsPerSecond: number;
  readonly source: CapacitySource;
}

/** A candidate with what the whole machine sustains of each class. */
export interface ProfiledOffer<Offered extends Candidate> {
  readonly candidate: Offered;
  /** Requests/s by class; 0 = it cannot. */
  readonly capacity: Float64Array;
  readonly sources: readonly CapacitySource[];
  /** Why not, by class; undefined where it can. */
  readonly reasons: readonly (string | undefined)[];
}

/** Capacities of every candidate, and what had to give for them. */
export interface Profiled<Offered extends Candidate> {
  readonly offers: readonly ProfiledOffer<Offered>[];
  /** Classes that no candidate serves inside their targets, and are therefore given wider ones. */
  readonly relaxed: readonly Relaxed[];
  /** Positions of classes that no candidate serves whatever the targets, and why. */
  readonly unservable: readonly { readonly requestClass: number; readonly reason: string }[];
  /** The targets that hold for each class in the end. */
  readonly slos: readonly Slo[];
}

/**
 * What each candidate sustains of each class inside its latency targets: measured where `known` has it, else estimated, with
 * the queue model of `capacity`. A class that every candidate misses is given targets of twice the best latencies there are.
 */
export function profileOffers<Offered extends Candidate>(
  recipe: Recipe,
  candidates: readonly Offered[],
  classes: readonly SizedClass[],
  known: Known = () => undefined,
): Profiled<Offered> {
  const rows = engineRows(recipe, candidates, classes);
  const cells = candidates.map((candidate) =>
    classes.map((requestClass, at) => cell(candidate, requestClass, rows(candidate)[at] as Capacity, known)),
  );
  const { relaxed, unservable } = relax(
    candidates,
    classes,
    cells.map((row) => row.map(({ estimate }) => estimate)),
  );
  const wider = new Map(relaxed.map(({ requestClass, slo }) => [requestClass, slo]));
  const slos = classes.map(({ slo }, at) => wider.get(at) ?? slo);
  const again = relaxed.map(({ requestClass, slo }) => ({ ...(classes[requestClass] as SizedClass), slo }));
  const widerRows = engineRows(recipe, candidates, again);
  const offers = candidates.map((candidate, row) => {
    const own = [...(cells[row] as readonly Cell[])];
    relaxed.forEach(({ requestClass }, at) => {
      own[requestClass] = cell(candidate, again[at] as SizedClass, widerRows(candidate)[at] as Capacity, known);
    });
    return profiled(candidate, own);
  });
  return { offers, relaxed, unservable, slos };
}

interface Cell extends KnownCapacity {
  readonly estimate: Capacity;
}

function cell(candidate: Candidate, requestClass: SizedClass, estimate: Capacity, known: Known): Cell {
  const found = known(candidate, requestClass, estimate);
  const { requestsPerSecond, source } = found ?? { ...estimate, source: 'estimated' };
  const taken = found === undefined ? estimate : knownEstimate(found, estimate);
  return { requestsPerSecond, source, estimate: taken };
}

/** What was measured decides whether a class can be served, whatever the estimate says. */
function knownEstimate({ requestsPerSecond }: KnownCapacity, estimate: Capacity): Capacity {
  if (requestsPerSecond > 0) return { ...estimate, requestsPerSecond } as Capacity;
  const best = 'best' in estimate ? { best: estimate.best } : {};
  return { requestsPerSecond: 0, reason: 'measured: the target was missed at every rate.', ...best } as Capacity;
}

function profiled<Offered extends Candidate>(candidate: Offered, cells: readonly Cell[]): ProfiledOffer<Offered> {
  return {
    candidate,
    capacity: Float64Array.from(cells, ({ requestsPerSecond }) => requestsPerSecond * candidate.layout.engines),
    sources: cells.map(({ source }) => source),
    reasons: cells.map(({ estimate }) => ('reason' in estimate ? estimate.reason : undefined)),
  };
}

/** Estimates by candidate; machines that differ only in price and number of engines share one. */
function engineRows(recipe: Recipe, candidates: readonly Candidate[], classes: readonly SizedClass[]) {
  const rows = new Map<string, readonly Capacity[]>();
  const key = ({ accelerator, layout }: Candidate) => `${accelerator.id}\n${layout.gpusPerEngine}`;
  for (const candidate of classes.length === 0 ? [] : candidates) {
    if (rows.has(key(candidate))) continue;
    const { accelerator, layout } = candidate;
    rows.set(key(candidate), estimateRow({ ...recipe, accelerator, tensorParallel: layout.gpusPerEngine }, classes));
  }
  return (candidate: Candidate): readonly Capacity[] => rows.get(key(candidate)) ?? [];
}
