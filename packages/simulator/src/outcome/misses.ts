import { boundsOf, type Slo } from '../slo.ts';
import type { RequestColumns } from './request-log.ts';

/**
 * Why a request missed its targets: what, left away, would have kept it inside, looked at in this order.
 * `replica-loss`: its replica was lost, and it began anew. `queue`: it waited for a place. `preemption`: it was put back
 * because the KV cache was full. `prefill-interference`: others' prompts lengthened the steps in which it decoded. `prefill`:
 * its own prompt took too long, beside whatever else the steps held. `batch`: steps with so many sequences take too long.
 * `not-served`: no engine took it, or it had not ended when the simulation was stopped.
 */
export type MissCause =
  | 'replica-loss'
  | 'queue'
  | 'preemption'
  | 'prefill-interference'
  | 'prefill'
  | 'batch'
  | 'not-served';

/** Whether the request in a row kept every bound. A latency that is not known keeps any. */
export function isInside(log: RequestColumns, row: number, slo: Slo): boolean {
  const { ttftMs, tpotMs, e2eMs } = boundsOf(slo, log.requestClass[row] as number);
  return (
    !((log.ttftMs[row] as number) > ttftMs) &&
    !((log.tpotMs[row] as number) > tpotMs) &&
    !((log.e2eMs[row] as number) > e2eMs)
  );
}

/** Why the request in a row, which is not inside, is not. */
export function causeOf(log: RequestColumns, row: number, slo: Slo): MissCause {
  const { ttftMs, tpotMs, e2eMs } = boundsOf(slo, log.requestClass[row] as number);
  if ((log.retries[row] as number) > 0) return 'replica-loss';
  const queueMs = log.queueMs[row] as number;
  const preempted = (log.preemptions[row] as number) > 0;
  const ttft = log.ttftMs[row] as number;
  if (ttft > ttftMs) return ttft - queueMs <= ttftMs ? 'queue' : preempted ? 'preemption' : 'prefill';
  const interferedMs = log.interferedMs[row] as number;
  const gaps = (log.outputTokens[row] as number) - 1;
  const tpot = log.tpotMs[row] as number;
  if (tpot > tpotMs) {
    if (preempted) return 'preemption';
    return tpot - interferedMs / gaps <= tpotMs ? 'prefill-interference' : 'batch';
  }
  const e2e = log.e2eMs[row] as number;
  if (e2e - queueMs <= e2eMs) return 'queue';
  if (preempted) return 'preemption';
  return e2e - interferedMs <= e2eMs ? 'prefill-interference' : 'batch';
}
