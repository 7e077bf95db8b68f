import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { engines, maxKvTokens, stepModel } from '@fleetmix/profiles';
import { type Arrivals, continuousBatching, oneSize, poisson, seenSizes, simulate } from '@fleetmix/simulator';
import { against, type Row } from '../row.ts';
import { median, WrongAnswer } from '../timing.ts';
import { azureSizes } from './azure-sizes.ts';
import { plainEngine } from './plain-engine.ts';

const asChild = 'simulate requests';
const replicas = 50;
/** About 70 % of what the replica sustains. */
const requestsPerSecondEach = 6;

/** Llama-3.1-8B on an A100 of 80 GB. */
const replica = {
  shape: {
    id: 'llama-3.1-8b',
    layers: 32,
    hidden: 4096,
    heads: 32,
    kvHeads: 8,
    headDim: 128,
    intermediate: 14336,
    vocab: 128256,
    maxContextTokens: 131072,
    tied: false,
    nativePrecision: 'bf16',
  },
  accelerator: {
    id: 'A100-80GB-SXM',
    memoryGB: 80,
    memoryBandwidthGBps: 2039,
    denseTflops: { bf16: 312 },
    nvlinkGBps: 600,
  },
  engine: engines.vllm,
} as const;

const limits = { step: stepModel(replica), maxSequences: 256, maxBatchedTokens: 2048 };

function conversations(requests: number, count: number): Arrivals {
  const { inputTokens, outputTokens } = azureSizes();
  return poisson(requestsPerSecondEach * count, seenSizes(inputTokens, outputTokens), { requests });
}

async function simulated(arrivals: Arrivals, count: number, kvTokens: number) {
  const kind = continuousBatching({ ...limits, kvTokens, stepsAhead: 0 });
  const fleet = { offers: [{ name: 'a100', replicas: count, kind }] };
  const began = performance.now();
  const found = await simulate(fleet, arrivals, { warmUpMs: 0, slo: { ttftMs: 1000, tpotMs: 100 } });
  return { ms: performance.now() - began, found };
}

interface Measured {
  readonly ms: number;
  readonly megabytes: number;
  readonly requests: number;
}

async function measure(requests: number): Promise<Measured> {
  const { ms, found } = await simulated(conversations(requests, replicas), replicas, maxKvTokens(replica));
  return { ms, megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6, requests: found.log.size };
}

function measuredByChild(requests: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [asChild, String(requests)]);
    child.once('message', (measured) => resolve(measured as Measured));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process that simulates ended with code ${code}.`)));
  });
}

/** A million requests through 50 replicas, fewer beside them, and one replica against an engine that takes every step. */
export async function simulationRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const requests of [125_000, 250_000, 500_000, 1_000_000]) {
    const { ms, megabytes, requests: ended } = await measuredByChild(requests);
    const name = `simulation: ${requests} requests, ${azureSizes().from} Azure's conversations, ${replicas} replicas`;
    if (ended !== requests) throw new WrongAnswer(`${name}: ${ended} ended`);
    const each = ((1000 * ms) / requests / Math.log2(requests)).toFixed(3);
    const remark = `${Math.round(megabytes)} MB resident at most; ${each} us / (requests x log2 requests)`;
    const last = requests === 1_000_000;
    const target = last ? { target: '10 s, 500 MB', met: ms <= 10_000 && megabytes <= 500 } : {};
    rows.push({ name, ours: ms, ...target, remark });
  }
  const reasoning = poisson(1, oneSize(500, 4000), { requests: 3000 });
  return [
    ...rows,
    await againstEveryStep("20000 requests of Azure's conversations", conversations(20_000, 1)),
    await againstEveryStep('3000 requests of 500 + 4000 tokens', reasoning),
  ];
}

const rounds = 3;

/** Medians of some rounds by turns, the first unrecorded; both must say the same. */
async function againstEveryStep(what: string, arrivals: Arrivals): Promise<Row> {
  const name = `simulation: ${what}, one replica, against an engine that takes every step`;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const { ms, found } = await simulated(arrivals, 1, 1e9);
    const began = performance.now();
    const expected = plainEngine(arrivals, limits);
    const took = performance.now() - began;
    const mean = found.total.e2eMs?.mean ?? Number.NaN;
    // The log keeps latencies with 24 bits.
    if (!(Math.abs(mean / expected - 1) < 1e-6))
      throw new WrongAnswer(`${name}: a mean of ${mean} ms, not ${expected}`);
    if (round === 0) continue;
    ours.push(ms);
    theirs.push(took);
  }
  return { ...against(name, median(ours), median(theirs)), remark: 'the same mean time of a request' };
}

if (process.argv[2] === asChild) process.send?.(await measure(Number(process.argv[3])));
