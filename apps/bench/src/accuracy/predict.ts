import { batchLatency, type Engine, latencyAt, maximumThroughput } from '@fleetmix/profiles';
import type { Figures, Measurement } from './measurement.ts';

/** What the estimate says of a measured row; none where it says that the model has no room. */
export function predict({ replica, size, procedure }: Measurement, engine: Engine): Figures | undefined {
  const whole = { ...replica, engine };
  switch (procedure.kind) {
    case 'closed-loop': {
      const found = latencyAt(whole, size, procedure.concurrency, procedure);
      return found && { tpot: found.tpotMs, ttft: found.ttftMs, throughput: found.outputTokensPerSecond };
    }
    case 'batch': {
      const found = batchLatency(whole, size, procedure.requests);
      if (found === undefined) return undefined;
      const tpot = (found.totalMs - found.firstTokenMs) / Math.max(1, size.outputTokens - 1);
      return { tpot, ttft: found.firstTokenMs, throughput: found.tokensPerSecond };
    }
    case 'maximum': {
      const found = maximumThroughput(whole, size);
      return found && { throughput: found.outputTokensPerSecond };
    }
  }
}
