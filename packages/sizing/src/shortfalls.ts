import type { Slo } from '@fleetmix/core';
import type { Profiled } from '@fleetmix/profiles';
import type { RentableOffer } from './size-fleet.ts';
import type { SizedLog } from './sized-log.ts';

type Falling = Profiled<RentableOffer>;

/** What targets and offers do not go together with: a sentence each, with the share of requests that it concerns. */
export interface Shortfalls {
  /** Requests that are served slower than asked, because nothing is fast enough. */
  readonly slow?: string;
  /** Requests that nothing serves, and that are left out. */
  readonly lost?: string;
  /** Whether nothing at all remains that is served as asked. */
  readonly all: boolean;
}

/** What of a log cannot be served as asked, in words. */
export function shortfalls(log: SizedLog, { relaxed, unservable, offers }: Falling, slo: Slo): Shortfalls {
  const slow = relaxed.length === 0 ? undefined : slowText(log, relaxed, offers, slo);
  const lost = unservable.length === 0 ? undefined : lostText(log, unservable);
  const all = relaxed.length + unservable.length === log.classes.length;
  return { ...(slow === undefined ? {} : { slow }), ...(lost === undefined ? {} : { lost }), all };
}

function slowText(log: SizedLog, relaxed: Falling['relaxed'], offers: Falling['offers'], slo: Slo): string {
  const nearest = relaxed.reduce((one, other) => (other.best.ttftMs < one.best.ttftMs ? other : one));
  const farthest = relaxed.reduce((one, other) => (other.best.ttftMs > one.best.ttftMs ? other : one));
  const on = offers[farthest.best.candidate]?.candidate.offer.name ?? '';
  const which = requestsText(log, relaxed);
  const best =
    nearest.best.ttftMs === farthest.best.ttftMs
      ? latencies(nearest)
      : `${latencies(nearest)} to ${latencies(farthest)}`;
  const bounds = boundsText(slo, relaxed);
  return `${which} cannot be served inside ${targetText(slo)} on anything that is offered: alone on a replica they take ${best} (the slowest on ${on}). They are planned for ${bounds} instead.`;
}

function latencies({ best: { ttftMs, tpotMs } }: Falling['relaxed'][number]): string {
  return `${ttftMs.toFixed(0)} ms to the first token and ${tpotMs.toFixed(1)} ms a token`;
}

function boundsText(slo: Slo, relaxed: Falling['relaxed']): string {
  const wider = (bound: 'ttftMs' | 'tpotMs' | 'e2eMs', name: string) => {
    const values = relaxed.map((one) => one.slo[bound] ?? 0).filter((value) => value > (slo[bound] ?? 0));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return values.length === 0 ? [] : [`${name} of ${least === most ? least : `${least} to ${most}`} ms`];
  };
  return [...wider('ttftMs', 'TTFT'), ...wider('tpotMs', 'TPOT'), ...wider('e2eMs', 'E2E')].join(' and ');
}

/** `TTFT 500 ms and TPOT 50 ms at p95`. */
export function targetText({ ttftMs, tpotMs, e2eMs, percentile = 0.95 }: Slo): string {
  const bounds = [
    ...(ttftMs === undefined ? [] : [`TTFT ${ttftMs} ms`]),
    ...(tpotMs === undefined ? [] : [`TPOT ${tpotMs} ms`]),
    ...(e2eMs === undefined ? [] : [`E2E ${e2eMs} ms`]),
  ];
  return `${bounds.join(' and ')} at p${Number((100 * percentile).toPrecision(6))}`;
}

function lostText(log: SizedLog, unservable: Falling['unservable']): string {
  const [first] = unservable;
  return `${requestsText(log, unservable)} cannot be served by anything that is offered, and are left out: ${first?.reason ?? ''}`;
}

/** `0.3 % of the requests (2 classes, from in 10001-17782 out 1-17)`. */
function requestsText(log: SizedLog, concerned: readonly { readonly requestClass: number }[]): string {
  const all = log.classes.reduce((sum, { demand }) => sum + demand, 0);
  const classes = concerned.map(({ requestClass }) => log.classes[requestClass] as SizedLog['classes'][number]);
  const share = classes.reduce((sum, { demand }) => sum + demand, 0) / all;
  const first = classes[0]?.name ?? '';
  const which = classes.length === 1 ? first : `${classes.length} classes, from ${first}`;
  return `${(100 * share).toFixed(share < 0.1 ? 2 : 0)} % of the requests (${which})`;
}
