import { type Fields, listOf, numberOf } from '../field.ts';
import { type FoundStatistics, statisticsOf } from '../statistics.ts';

/** What the lists of single requests say that `--save-detailed` writes. */
export interface RunDetails {
  readonly completed: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly ttftMs?: FoundStatistics;
  readonly tpotMs?: FoundStatistics;
  readonly itlMs?: FoundStatistics;
  readonly e2eMs?: FoundStatistics;
}

interface Request {
  readonly input: number;
  readonly output: number;
  readonly ttft: number;
  /** Gaps between the pieces that arrived, in seconds; a piece may hold several tokens. */
  readonly gaps: readonly number[];
  readonly latency: number;
}

/** Undefined where the run has no such lists, or they are of different lengths. Requests with an error are left out. */
export function detailsOf(run: Fields): RunDetails | undefined {
  const input = listOf(run['input_lens']);
  const lists = [run['output_lens'], run['ttfts'], run['itls']].map(listOf);
  if (input.length === 0 || lists.some(({ length }) => length !== input.length)) return undefined;
  const requests = requestsOf(run).filter((request) => request !== undefined);
  if (requests.length === 0) return undefined;
  return { ...counts(requests, input.length), ...latencies(requests) };
}

function requestsOf(run: Fields): readonly (Request | undefined)[] {
  const [outputs, ttfts, itls] = [listOf(run['output_lens']), listOf(run['ttfts']), listOf(run['itls'])];
  const [latencies, errors] = [listOf(run['latencies']), listOf(run['errors'])];
  return listOf(run['input_lens']).map((length, position) => {
    const [input, output, ttft] = [length, outputs[position], ttfts[position]].map(numberOf);
    const hasFailed = typeof errors[position] === 'string' && errors[position] !== '';
    if (hasFailed || input === undefined || output === undefined || ttft === undefined || !(output > 0))
      return undefined;
    const gaps = listOf(itls[position]).flatMap((gap) => numberOf(gap) ?? []);
    const latency = numberOf(latencies[position]) ?? gaps.reduce((sum, gap) => sum + gap, ttft);
    return { input, output, ttft, gaps, latency };
  });
}

function counts(requests: readonly Request[], all: number) {
  const mean = (of: (request: Request) => number): number =>
    requests.reduce((sum, request) => sum + of(request), 0) / requests.length;
  return {
    completed: requests.length,
    failed: all - requests.length,
    inputTokens: mean(({ input }) => input),
    outputTokens: mean(({ output }) => output),
  };
}

/** Gaps beyond which their percentiles are not worth the memory: TPOT is computed all the same. */
const mostGaps = 2_000_000;

function latencies(requests: readonly Request[]) {
  const gaps = requests.reduce((sum, request) => sum + request.gaps.length, 0);
  const longer = requests.filter(({ output }) => output > 1);
  return {
    ttftMs: statisticsOf(
      requests.map(({ ttft }) => ttft),
      1000,
    ),
    tpotMs: statisticsOf(
      longer.map(({ latency, ttft, output }) => (latency - ttft) / (output - 1)),
      1000,
    ),
    ...(gaps > mostGaps
      ? {}
      : {
          itlMs: statisticsOf(
            requests.flatMap((request) => request.gaps),
            1000,
          ),
        }),
    e2eMs: statisticsOf(
      requests.map(({ latency }) => latency),
      1000,
    ),
  };
}
