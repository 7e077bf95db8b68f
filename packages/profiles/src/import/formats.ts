import type { Format } from './format.ts';
import { aibrixBenchmark } from './formats/aibrix-benchmark.ts';
import { aibrixProfile } from './formats/aibrix-profile.ts';
import { aiconfigurator } from './formats/aiconfigurator.ts';
import { aiperf } from './formats/aiperf.ts';
import { fleetmixRows } from './formats/fleetmix.ts';
import { guidellm } from './formats/guidellm.ts';
import { inferencePerf } from './formats/inference-perf.ts';
import { inferencex } from './formats/inferencex.ts';
import { melange } from './formats/melange.ts';
import { plannerRows } from './formats/planner-rows.ts';
import { vllmBench } from './formats/vllm-bench.ts';

/** Every format that can be read; the first that recognises an entry reads it. */
export const formats: readonly Format[] = [
  fleetmixRows,
  vllmBench,
  guidellm,
  aiperf,
  inferencePerf,
  aibrixBenchmark,
  aibrixProfile,
  inferencex,
  plannerRows,
  aiconfigurator,
  melange,
];
