import type { GpuFact } from './gpu.ts';
import { neuronPages, unverifiedDataSheet } from './gpu-source.ts';

export const aws: readonly GpuFact[] = [
  {
    id: 'Trainium2',
    name: 'AWS Trainium2, per chip',
    vendor: 'AWS',
    architecture: 'Trainium',
    class: 'cloud',
    aliases: ['trn2'],
    memoryGB: 96,
    memoryBandwidthGBps: 2900,
    denseTflops: { bf16: 667, fp8: 1299 },
    nvlinkGBps: 1280,
    source: neuronPages,
    unverified: [],
  },
  {
    id: 'Inferentia2',
    name: 'AWS Inferentia2, per chip',
    vendor: 'AWS',
    architecture: 'Inferentia',
    class: 'cloud',
    aliases: ['inf2'],
    memoryGB: 32,
    memoryBandwidthGBps: 820,
    denseTflops: { bf16: 190 },
    nvlinkGBps: 192,
    source: unverifiedDataSheet,
    unverified: ['memoryGB', 'memoryBandwidthGBps', 'denseTflops', 'nvlinkGBps'],
  },
];
