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

  // As SkyPilot's catalog, nvidia-smi, Kubernetes labels, RunPod, Vast.ai, Hugging Face and AIConfigurator write them.
  test.each([
    ['A100-80GB-SXM', 'A100-80GB-SXM'],
    ['A100-80GB', 'A100-80GB-SXM'],
    ['A6000', 'RTX-A6000'],
    ['RTXA6000', 'RTX-A6000'],
    ['RTX6000-Ada', 'RTX-6000-Ada'],
    ['RTXPRO6000S', 'RTX-PRO-6000-Blackwell-Server'],
    ['H100-MEGA', 'H100-SXM'],
    ['GH200', 'GH200-96GB'],
    ['NVIDIA GH200 480GB', 'GH200-96GB'],
    ['NVIDIA A100-SXM4-80GB', 'A100-80GB-SXM'],
    ['NVIDIA A100-PCIE-40GB', 'A100-40GB-PCIe'],
    ['NVIDIA A100 80GB PCIe', 'A100-80GB-PCIe'],
    ['NVIDIA-H100-80GB-HBM3', 'H100-SXM'],
    ['NVIDIA H100 80GB PCIe', 'H100-PCIe'],
    ['NVIDIA GeForce RTX 4090', 'RTX-4090'],
    ['RTX_PRO_6000_S', 'RTX-PRO-6000-Blackwell-Server'],
    ['Tesla_V100', 'V100-SXM2-16GB'],
    ['nvidia-tesla-a100', 'A100-40GB-SXM'],
    ['nvidia-h100-mega-80gb', 'H100-SXM'],
    ['tpu-v5-lite-podslice', 'TPU-v5e'],
    ['AMD-Instinct-MI300X-OAM', 'MI300X'],
    ['gb200_sxm', 'GB200'],
    ['L40S 48GB', 'L40S'],
    ['H100 94GB', 'H100-NVL'],
    ['NVIDIA A40-48GB', 'A40'],
  ])('takes %s for %s', (text, id) => {
    expect(findGpu(text).id).toBe(id);
  });

  test.each(['H100-NVLINK', 'RTX6000', 'T4g', 'A800', 'RTX 4090 48GB', 'A100 60GB', 'nvidia', '80GB'])(
    'does not take %s for another',
    (text) => {
      expect(() => findGpu(text)).toThrow('no GPU is called');
    },
  );

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
