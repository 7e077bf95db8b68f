import type { Engine } from '../engine/engine.ts';
import type { Request } from '../request.ts';
import { serves } from './router.ts';

/** The engine of those that can serve a request and are asked for with the lowest load; the first of equal ones after `from`. */
export function lowest(
  engines: readonly Engine[],
  request: Request,
  from: number,
  load: (engine: Engine) => number,
  offer = -1,
): Engine | undefined {
  let best: Engine | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < engines.length; at += 1) {
    const engine = engines[(from + at) % engines.length] as Engine;
    if (offer >= 0 && engine.offer !== offer) continue;
    const found = load(engine);
    if (found >= least || !serves(engine, request)) continue;
    if (found === 0) return engine;
    least = found;
    best = engine;
  }
  return best;
}
