import type { Scenario } from '@fleetmix/core';
import type { EngineOptions } from '../engine/index.ts';
import type { Answer } from './answer.ts';
import type { PartPool } from './part-pool.ts';

/** Plans scenarios that share nothing, each to the gap asked for; tells whoever listens what they cost at least together. */
export async function planApart(
  scenarios: readonly Scenario[],
  { relativeGap = 0, nodeLimit, timeLimitMs, signal, onProgress }: EngineOptions,
  pool: PartPool,
): Promise<readonly Answer[]> {
  const session = pool.open(scenarios, signal);
  const terms = { gpus: [], prices: new Float64Array(0), limits: new Float64Array(0) };
  const limits = {
    relativeGap,
    ...(nodeLimit === undefined ? {} : { nodeLimit }),
    ...(timeLimitMs === undefined ? {} : { until: Date.now() + timeLimitMs }),
  };
  let atLeastUsdPerHour = 0;
  try {
    return await Promise.all(
      scenarios.map(async (_, part) => {
        const answer = await session.plan([part], terms, limits);
        if ('atLeastUsdPerHour' in answer) atLeastUsdPerHour += answer.atLeastUsdPerHour;
        onProgress?.({ atLeastUsdPerHour });
        return answer;
      }),
    );
  } finally {
    session.close();
  }
}
