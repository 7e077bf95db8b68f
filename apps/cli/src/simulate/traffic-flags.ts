import * as Flags from '@oclif/core/flags';
import { durationMs, seed, share } from '../input/amounts.ts';
import { failureOf, runsOf, variation } from './amounts.ts';

/** Ways for requests to arrive. */
export const arrivalKinds = ['replay', 'poisson', 'gamma', 'bursts', 'day'] as const;
/** Ways to distribute requests. */
export const routerNames = ['plan', 'least-requests', 'least-work', 'round-robin', 'random'] as const;

/** What arrives, and what becomes of the fleet; shared by `simulate` and `plan --verify`. */
export const trafficFlags = {
  replay: Flags.string({
    summary: "Replay these requests: a log as --trace takes it. Default: --trace's own, where there is one.",
    helpValue: 'FILE',
    helpGroup: 'TRAFFIC',
    multiple: true,
  }),
  arrivals: Flags.option({
    summary:
      "How requests arrive: replay of a log, poisson, gamma (see --cv), bursts of 3 times the rate, or day (Poisson at the log's rate of each window). Default: replay where there is a log, else poisson.",
    options: arrivalKinds,
    helpGroup: 'TRAFFIC',
  })(),
  cv: Flags.custom<number>({
    summary:
      "Variation of the times between arrivals for gamma: 1 is Poisson, more is burstier. Default: the log's, else 2.",
    helpValue: 'N',
    helpGroup: 'TRAFFIC',
    parse: async (text) => variation(text),
  })(),
  duration: Flags.custom<number>({
    summary: 'Simulate this long. Default: the whole log; without one, 20,000 requests, ten minutes at least.',
    helpValue: 'TIME',
    helpGroup: 'TRAFFIC',
    parse: async (text) => durationMs(text, '--duration'),
  })(),
  router: Flags.option({
    summary: "Who distributes requests: the plan's routes, or another way to compare with. Default: plan.",
    options: routerNames,
    helpGroup: 'TRAFFIC',
  })(),
  fail: Flags.custom<ReturnType<typeof failureOf>>({
    summary: 'Lose an offer at a time, such as l4@5m, or two of its replicas: 2xl4@5m.',
    helpValue: '[Nx]OFFER@TIME',
    helpGroup: 'TRAFFIC',
    multiple: true,
    multipleNonGreedy: true,
    parse: async (text) => failureOf(text),
  })(),
  seed: Flags.custom<number>({
    summary: 'Seed of everything random: the same seed gives the same simulation. Default: 1.',
    helpValue: 'N',
    helpGroup: 'TRAFFIC',
    parse: async (text) => seed(text),
  })(),
  runs: Flags.custom<number>({
    summary: 'Simulate with so many seeds, and tell how sure the figures are. Default: 1.',
    helpValue: 'N',
    helpGroup: 'TRAFFIC',
    parse: async (text) => runsOf(text),
  })(),
  target: Flags.custom<number>({
    summary: 'Share of requests that must be inside the latency targets, such as 99%. Default: their percentile.',
    helpValue: 'SHARE',
    helpGroup: 'TRAFFIC',
    parse: async (text) => share(text, '--target', 1),
  })(),
};
