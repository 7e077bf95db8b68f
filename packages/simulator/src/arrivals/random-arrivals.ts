import { exponential, gamma } from '../random/distributions.ts';
import { generator, type Random } from '../random/generator.ts';
import type { Arrivals } from '../request.ts';
import type { Sizes } from './sizes.ts';

/** How long requests arrive; at least one of the two. */
export interface Extent {
  readonly seconds?: number;
  readonly requests?: number;
}

/** Gives the ms until the next arrival after a time. */
type Gap = (nowMs: number, random: Random) => number;

function check(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}; give a number above 0.`);
}

/** A rate in four digits, for descriptions. */
function shown(rate: number): number {
  return Number(rate.toPrecision(4));
}

function drawn(description: string, sizes: Sizes, { seconds, requests }: Extent, open: () => Gap): Arrivals {
  if (seconds === undefined && requests === undefined)
    throw new RangeError('arrivals would never end: give seconds or requests.');
  const endMs = 1000 * (seconds ?? Number.POSITIVE_INFINITY);
  const most = requests ?? Number.POSITIVE_INFINITY;
  return {
    description: `${description}, ${sizes.description}`,
    open: (seed) => {
      const [times, tokens] = [generator(seed, 2), generator(seed, 3)];
      const [gap, size] = [open(), sizes.open()];
      let [nowMs, count] = [0, 0];
      return {
        next: (request) => {
          nowMs += gap(nowMs, times);
          if (!(nowMs < endMs) || count >= most) return false;
          count += 1;
          request.atMs = nowMs;
          request.cachedTokens = 0;
          size(request, tokens);
          return true;
        },
      };
    },
  };
}

/** Random arrivals at a steady rate. */
export function poisson(requestsPerSecond: number, sizes: Sizes, extent: Extent): Arrivals {
  check('poisson: requestsPerSecond', requestsPerSecond);
  const meanMs = 1000 / requestsPerSecond;
  return drawn(
    `Poisson, ${shown(requestsPerSecond)} requests/s`,
    sizes,
    extent,
    () => (_, random) => meanMs * exponential(random),
  );
}

/** Times between arrivals of a gamma distribution with a coefficient of variation: 1 is Poisson, more comes in bursts. */
export function gammaArrivals(requestsPerSecond: number, cv: number, sizes: Sizes, extent: Extent): Arrivals {
  check('gammaArrivals: requestsPerSecond', requestsPerSecond);
  check('gammaArrivals: cv', cv);
  const [meanMs, shape] = [1000 / requestsPerSecond, 1 / cv ** 2];
  const description = `gamma with CV ${shown(cv)}, ${shown(requestsPerSecond)} requests/s`;
  return drawn(description, sizes, extent, () => (_, random) => meanMs * gamma(random, shape));
}

/** Bursts: Poisson at one rate for a while, then at another, and so on. */
export interface OnOff {
  readonly onRequestsPerSecond: number;
  /** 0: nothing comes in between. */
  readonly offRequestsPerSecond: number;
  /** Mean lengths, exponential. */
  readonly onSeconds: number;
  readonly offSeconds: number;
}

/** Bursts of random length and distance (a Markov-modulated Poisson process of two states). */
export function onOff(options: OnOff, sizes: Sizes, extent: Extent): Arrivals {
  const { onRequestsPerSecond, offRequestsPerSecond, onSeconds, offSeconds } = options;
  check('onOff: onRequestsPerSecond', onRequestsPerSecond);
  check('onOff: onSeconds', onSeconds);
  check('onOff: offSeconds', offSeconds);
  const description = `bursts of ${shown(onRequestsPerSecond)} requests/s, ${shown(offRequestsPerSecond)} between`;
  return drawn(description, sizes, extent, () => {
    let [on, changeMs] = [false, 0];
    return (nowMs, random) => {
      for (let fromMs = nowMs; ; fromMs = changeMs) {
        if (fromMs >= changeMs) {
          on = !on;
          changeMs = fromMs + 1000 * (on ? onSeconds : offSeconds) * exponential(random);
        }
        const rate = on ? onRequestsPerSecond : offRequestsPerSecond;
        const nextMs = rate > 0 ? fromMs + (1000 / rate) * exponential(random) : Number.POSITIVE_INFINITY;
        if (nextMs < changeMs) return nextMs - nowMs;
      }
    };
  });
}

/** A rate that changes with time. */
export interface RateSeries {
  readonly windowS: number;
  readonly requestsPerSecond: ArrayLike<number>;
}

/** Poisson arrivals whose rate follows a series, window by window, as traces' `rates` or a day has it; ends with the series. */
export function timeOfDay({ windowS, requestsPerSecond }: RateSeries, sizes: Sizes, extent: Extent = {}): Arrivals {
  check('timeOfDay: windowS', windowS);
  const seconds = Math.min(extent.seconds ?? Number.POSITIVE_INFINITY, windowS * requestsPerSecond.length);
  const description = `Poisson, a rate for each ${windowS} s`;
  return drawn(description, sizes, { ...extent, seconds }, () => (nowMs, random) => {
    let left = exponential(random);
    for (let fromMs = nowMs; ; ) {
      const window = Math.floor(fromMs / (1000 * windowS) + 1e-12);
      if (window >= requestsPerSecond.length) return Number.POSITIVE_INFINITY;
      const perMs = (requestsPerSecond[window] as number) / 1000;
      const endMs = (window + 1) * 1000 * windowS;
      if (perMs * (endMs - fromMs) > left) return fromMs + left / perMs - nowMs;
      left -= perMs * (endMs - fromMs);
      fromMs = endMs;
    }
  });
}
