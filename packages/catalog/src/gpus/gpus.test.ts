import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nameKey } from '../find.ts';
import { gpus } from './gpus.ts';

interface SharedGpu {
  readonly id: string;
  readonly memory_gb: number;
  readonly memory_usable_gib: number | null;
  readonly mem_bandwidth_gbs: number;
  readonly bf16_dense_tflops: number;
  readonly fp8_dense_tflops: number | null;
  readonly fp4_dense_tflops: number | null;
  readonly gpu_link_gbs_bidir: number | null;
  readonly pcie: string;
  readonly tdp_w: number | null;
  readonly compute_capability: string | null;
  readonly source: Readonly<Record<string, string>>;
}

describe('the table of accelerators', () => {
  test('has as many as the documents say, and no id, name or alias twice', () => {
    expect(gpus).toHaveLength(42);
    const names = gpus.flatMap(({ id, name, aliases }) => [...new Set([id, name, ...aliases].map(nameKey))]);
    expect(names.filter((name, position) => names.indexOf(name) < position)).toEqual([]);
  });

  test('says of each where it is from and when that was read, and which figures nobody checked', () => {
    for (const gpu of gpus) {
      expect(gpu.source.date).toMatch(/^20\d\d/);
      expect(gpu.source.url !== undefined || !gpu.verified).toBe(true);
      expect(gpu.verified).toBe(gpu.unverified.length === 0);
      for (const figure of gpu.unverified) expect(gpu[figure], `${gpu.id} ${figure}`).toBeDefined();
    }
    expect(gpus.filter(({ verified }) => !verified).length).toBeGreaterThan(15);
  });

  test('says how many GPUs a bridge joins, wherever there is one instead of a switch', () => {
    const bridged = gpus.filter(({ note = '' }) => /NVLink is (?:a|an optional) bridge/.test(note));
    expect(bridged.length).toBeGreaterThan(8);
    expect(gpus.filter(({ nvlinkGpus }) => nvlinkGpus !== undefined)).toEqual(bridged);
    for (const { id, nvlinkGBps } of bridged) expect(nvlinkGBps, id).toBeGreaterThan(0);
    expect(gpus.find(({ id }) => id === 'H100-SXM')?.nvlinkGpus).toBeUndefined();
  });

  test('has arithmetic that grows as the number format narrows, or stays', () => {
    for (const { id, denseTflops } of gpus) {
      const { bf16 = 0, fp8 = bf16, fp4 = fp8 } = denseTflops;
      expect(bf16 > 0 && bf16 <= fp8 && fp8 <= fp4, id).toBe(true);
    }
  });
});

const file = new URL('../../../../../shared/data/gpus/gpus.json', import.meta.url);
const absent = !existsSync(file);

/** Of these a page was found that states every figure, after the shared facts were collected. */
const checkedSince = ['T4', 'A100-40GB-SXM', 'L40'];

describe.skipIf(absent)('the table against the facts it was typed from (skipped: ../shared/data is not there)', () => {
  const facts: readonly SharedGpu[] = absent ? [] : JSON.parse(readFileSync(file, 'utf8')).gpus;

  test('has the same accelerators', () => {
    expect(gpus.map(({ id }) => id).toSorted()).toEqual(facts.map(({ id }) => id).toSorted());
  });

  test.each(facts.map((fact) => [fact.id, fact] as const))('%s', (id, fact) => {
    const gpu = gpus.find((one) => one.id === id);
    const pcie = /(\d+) GB\/s/.exec(fact.pcie)?.[1];
    expect(gpu).toMatchObject({
      memoryGB: fact.memory_gb,
      memoryBandwidthGBps: fact.mem_bandwidth_gbs,
      ...(pcie === undefined ? {} : { pcieGBps: Number(pcie) }),
    });
    expect([gpu?.denseTflops.bf16, gpu?.denseTflops.fp8 ?? null, gpu?.denseTflops.fp4 ?? null]).toEqual([
      fact.bf16_dense_tflops,
      fact.fp8_dense_tflops,
      fact.fp4_dense_tflops,
    ]);
    expect([gpu?.nvlinkGBps ?? null, gpu?.tdpWatts ?? null, gpu?.usableMemoryGiB ?? null]).toEqual([
      fact.gpu_link_gbs_bidir,
      fact.tdp_w,
      fact.memory_usable_gib,
    ]);
    expect(gpu?.computeCapability ?? null).toBe(fact.compute_capability);
    if (checkedSince.includes(id)) expect(gpu?.verified).toBe(true);
    else if (Object.values(fact.source).some((source) => source.includes('NOT re-verified'))) {
      expect(gpu?.verified).toBe(false);
    }
  });
});
