import type { Slo } from '../slo.ts';
import { type Latency, latencyOf } from './latency.ts';
import { isInside } from './misses.ts';
import type { RequestColumns } from './request-log.ts';

/** What some of the requests saw. Rates are over the time that counts. */
export interface GroupResult {
  readonly name: string;
  /** Those that ended and those that were not served. */
  readonly requests: number;
  readonly notServed: number;
  readonly requestsPerSecond: number;
  readonly outputTokensPerSecond: number;
  /** Absent where no request has one: replicas of which only capacities are known tell the whole time alone. */
  readonly ttftMs?: Latency;
  /** Of requests of two output tokens or more. */
  readonly tpotMs?: Latency;
  readonly e2eMs?: Latency;
  /** From arrival until a step held some of the prompt. */
  readonly queueMs?: Latency;
  /** Share of the requests inside the SLO, those not served being outside. */
  readonly insideSlo: number;
  /** Requests/s inside the SLO. */
  readonly goodput: number;
}

/** Summary of the requests in some rows of a log. */
export function groupOf(
  name: string,
  log: RequestColumns,
  rows: Int32Array,
  notServed: number,
  seconds: number,
  slo: Slo,
): GroupResult {
  let [inside, tokens] = [0, 0];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    if (isInside(log, row, slo)) inside += 1;
    tokens += log.outputTokens[row] as number;
  }
  const requests = rows.length + notServed;
  const latencies = {
    ttftMs: latencyOf(log.ttftMs, rows),
    tpotMs: latencyOf(log.tpotMs, rows),
    e2eMs: latencyOf(log.e2eMs, rows),
    queueMs: latencyOf(log.queueMs, rows),
  };
  const known = Object.fromEntries(Object.entries(latencies).filter(([, latency]) => latency !== undefined));
  return {
    name,
    requests,
    notServed,
    requestsPerSecond: rows.length / seconds,
    outputTokensPerSecond: tokens / seconds,
    ...known,
    insideSlo: requests === 0 ? 1 : inside / requests,
    goodput: inside / seconds,
  };
}

/** Rows from `first` on by the group that `groupAt` names, each group in the order of the log. */
export function rowsByGroup(rows: Int32Array, groupAt: Uint16Array, groups: number): readonly Int32Array[] {
  const sizes = new Int32Array(groups);
  for (const row of rows) {
    const group = groupAt[row] as number;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  const parts = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (const row of rows) {
    const group = groupAt[row] as number;
    const part = parts[group];
    if (part === undefined) continue;
    part[sizes[group] as number] = row;
    sizes[group] = (sizes[group] as number) + 1;
  }
  return parts;
}
