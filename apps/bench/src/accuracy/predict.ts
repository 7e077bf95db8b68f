import { batchLatency, type Engine, latencyAt, maximumThroughput, type Replica } from '@fleetmix/profiles';
import type { Figures, Measurement } from './measurement.ts';

/** The ways in which whoever sought a maximum would have tried to spread a model: split, or experts beside copies of the rest. */
function ways(replica: Replica): readonly Replica[] {
  const { shape, tensorParallel = 1 } = replica;
  if (shape.moe === undefined || tensorParallel === 1) return [replica];
  const copies = { tensorParallel: 1, dataParallel: tensorParallel, expertParallel: tensorParallel };
  return [replica, { ...replica, ...copies }];
}

/** What the estimate says of a measured row; none where it says that the model has no room. */
export function predict({ replica, size, procedure }: Measurement, engine: Engine): Figures | undefined {
  const whole = { ...replica, engine };
  switch (procedure.kind) {
    case 'closed-loop': {
      const found = latencyAt(whole, size, procedure.concurrency, procedure);
      if (found === undefined) return undefined;
      const calm = { ...whole, engine: { ...engine, interruption: 0 } };
      const { tpotMs } = (procedure.promptsApart ? latencyAt(calm, size, procedure.concurrency) : undefined) ?? found;
      return { tpot: tpotMs, ttft: found.ttftMs, throughput: found.outputTokensPerSecond };
    }
    case 'batch': {
      const found = batchLatency(whole, size, procedure.requests);
      if (found === undefined) return undefined;
      const tpot = (found.totalMs - found.firstTokenMs) / Math.max(1, size.outputTokens - 1);
      return { tpot, ttft: found.firstTokenMs, throughput: found.tokensPerSecond };
    }
    case 'maximum': {
      const found = ways(whole).flatMap((way) => maximumThroughput(way, size)?.outputTokensPerSecond ?? []);
      return found.length === 0 ? undefined : { throughput: Math.max(...found) };
    }
  }
}
