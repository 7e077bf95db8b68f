import { describe, expect, test } from 'vitest';
import { poisson } from './arrivals/random-arrivals.ts';
import { oneSize, type Sizes } from './arrivals/sizes.ts';
import { continuousBatching } from './engine/continuous-batching.ts';
import type { ReplicaKind } from './engine/engine.ts';
import { processorSharing } from './engine/processor-sharing.ts';
import type { Simulation } from './outcome/simulation.ts';
import { simulate } from './simulate.ts';
import type { StepTime } from './step.ts';

const seeds = Array.from({ length: 12 }, (_, at) => at + 1);
const serviceMs = 1000;

/** Output tokens of a geometric distribution: exponential service, in steps of 1 ms. */
const geometric: Sizes = {
  description: 'geometric outputs',
  open: () => (request, random) => {
    request.inputTokens = 1;
    request.outputTokens = Math.max(1, Math.ceil(Math.log(random()) / Math.log1p(-1 / serviceMs)));
    request.requestClass = 0;
  },
};

/** An engine of so many servers: each sequence advances by one token a millisecond. */
function servers(maxSequences: number, step: StepTime = () => 1): ReplicaKind {
  return continuousBatching({ step, maxSequences, kvTokens: 1e9, maxBatchedTokens: 1e6, stepsAhead: 0 });
}

function runs(kind: ReplicaKind, requestsPerSecond: number, sizes: Sizes, requests = 40_000) {
  const fleet = { offers: [{ name: 'one', replicas: 1, kind }] };
  return Promise.all(seeds.map((seed) => simulate(fleet, poisson(requestsPerSecond, sizes, { requests }), { seed })));
}

/** The theory's value lies within 3.5 standard errors of the mean over seeds, and what steps of 1 ms add. */
function agree(
  simulations: readonly Simulation[],
  value: (one: Simulation) => number,
  theory: number,
  slackMs = 1,
): void {
  const values = simulations.map(value);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
  const error = Math.sqrt(variance / values.length);
  expect(error).toBeLessThan(0.04 * theory);
  expect(Math.abs(mean - theory)).toBeLessThan(3.5 * error + slackMs);
}

const meanOf = ({ total }: Simulation): number => total.e2eMs?.mean ?? Number.NaN;

/** Share of requests that waited longer than `ms`. */
function waiting({ log, fromMs }: Simulation, ms: number): number {
  let [all, longer] = [0, 0];
  for (let row = 0; row < log.size; row += 1) {
    if ((log.arrivalMs[row] as number) < fromMs) continue;
    all += 1;
    if ((log.queueMs[row] as number) > ms) longer += 1;
  }
  return longer / all;
}

/** Erlang's C: the share of requests that wait, for a load in servers. */
function erlangC(count: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= count; k += 1) blocked = (load * blocked) / (k + load * blocked);
  return blocked / (1 - (load / count) * (1 - blocked));
}

describe('queueing theory', () => {
  test('M/M/1: mean and 90th percentile of the time in the system', async () => {
    const found = await runs(servers(1), 0.7, geometric);
    agree(found, meanOf, serviceMs / 0.3);
    agree(found, ({ total }) => total.e2eMs?.p90 ?? Number.NaN, (Math.log(10) * serviceMs) / 0.3);
  });

  test('M/D/1: half the waiting of M/M/1', async () => {
    const found = await runs(servers(1), 0.7, oneSize(1, serviceMs));
    agree(found, meanOf, serviceMs * (1 + 0.7 / (2 * 0.3)));
  });

  test('M/M/4: how many wait, and how long (Erlang C)', async () => {
    const found = await runs(servers(4), 3.2, geometric);
    const share = erlangC(4, 3.2);
    agree(found, (one) => waiting(one, 1), share, 0.002);
    agree(found, (one) => waiting(one, 2000), share * Math.exp(-0.8 * 2), 0.002);
    agree(found, meanOf, serviceMs * (1 + share / (4 - 3.2)));
  });

  test('M/G/1 processor sharing: time in proportion to the work, whatever its distribution', async () => {
    const kind = processorSharing({ capacityOf: (at) => (at === 0 ? 10 : 1) });
    const sizes: Sizes = {
      description: 'two classes',
      open: () => (request, random) => {
        request.requestClass = random() < 0.8 ? 0 : 1;
      },
    };
    const found = await runs(kind, 2.5, sizes);
    const load = 2.5 * (0.8 * 0.1 + 0.2 * 1);
    agree(found, ({ classes }) => classes[0]?.e2eMs?.mean ?? Number.NaN, 100 / (1 - load), 0);
    agree(found, ({ classes }) => classes[1]?.e2eMs?.mean ?? Number.NaN, 1000 / (1 - load), 0);
  });

  test('an engine whose steps take a millisecond for each sequence shares its processor', async () => {
    const step: StepTime = ({ prefill, decodes }) => prefill.length + decodes;
    const found = await runs(servers(1e5, step), 0.7, geometric, 20_000);
    agree(found, meanOf, serviceMs / 0.3, 6);
  });
});
