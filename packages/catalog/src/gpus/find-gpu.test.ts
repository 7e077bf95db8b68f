import { describe, expect, test } from 'vitest';
import { findGpu } from './find-gpu.ts';
import { gpus } from './gpus.ts';

describe('findGpu', () => {
  test.each([
    ['h100', 'H100-SXM'],
    ['H100 SXM', 'H100-SXM'],
    ['nvidia-l4', 'L4'],
    ['A100', 'A100-80GB-SXM'],
    ['a100_40gb', 'A100-40GB-SXM'],
    ['RTX4090', 'RTX-4090'],
    ['nvidia h100 nvl', 'H100-NVL'],
    ['mi300', 'MI300X'],
    ['trillium', 'TPU-v6e'],
  ])('takes %s for %s', (text, id) => {
    expect(findGpu(text).id).toBe(id);
  });

  test('finds every GPU by its own id', () => {
    for (const { id } of gpus) expect(findGpu(id).id).toBe(id);
  });

  test('suggests the nearest names where there is none', () => {
    expect(() => findGpu('h10O')).toThrow('no GPU is called "h10O". Did you mean "h100"?');
    expect(() => findGpu('a100-sxm')).not.toThrow();
    expect(() => findGpu('100-pcie')).toThrow('Did you mean "H100-PCIe"?');
    expect(() => findGpu('h10')).toThrow('Did you mean "H100-PCIe" or "H100-NVL" or "H100-SXM"?');
  });

  test('lists what there is where nothing is near', () => {
    expect(() => findGpu('voodoo2')).toThrow('There are: T4, ');
    expect(() => findGpu('')).toThrow('no GPU is called "".');
  });
});
