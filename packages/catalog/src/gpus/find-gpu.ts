import { quoted } from '@fleetmix/core';
import { nameKey, namesOf, nearest, UnknownNameError } from '../find.ts';
import type { Gpu } from './gpu.ts';
import { gpus } from './gpus.ts';

const byName = namesOf(gpus, ({ id, name, aliases }) => [id, name, ...aliases]);

/**
 * The GPU of that id, name or alias, whatever its case and punctuation, also with its vendor or its memory beside it as
 * drivers and clouds write it: `NVIDIA-L40S-48GB`. None where there is none.
 */
export function gpuNamed(text: string): Gpu | undefined {
  const bare = text.replace(/^(?:\s*(?:nvidia|amd|intel|google|tesla|geforce|instinct)[\s_-]+)+/i, '');
  return byName.get(nameKey(text)) ?? byName.get(nameKey(bare)) ?? gpuOfSize(bare);
}

/** `H100 94GB` is the one H100 with that memory. */
function gpuOfSize(text: string): Gpu | undefined {
  const [size = '', memory = ''] = /(?:^|[\s_-])(\d+)\s*g(?:i?b)?(?=$|[\s_-])/i.exec(text) ?? [];
  const name = text.replace(size, '');
  const meant = byName.get(nameKey(name));
  if (meant?.memoryGB === Number(memory)) return meant;
  const [only, ...others] = formsOf(name).filter(({ memoryGB }) => memoryGB === Number(memory));
  return others.length === 0 ? only : undefined;
}

/**
 * The GPU of that id, name or alias, whatever its case and punctuation: `h100`, `H100 SXM`, `nvidia-l4`.
 * @throws UnknownNameError
 */
export function findGpu(text: string): Gpu {
  const found = gpuNamed(text);
  if (found !== undefined) return found;
  throw new UnknownNameError(
    `no GPU is called ${quoted(text)}.${nearestGpu(text) || ` There are: ${ids.join(', ')}.`}`,
  );
}

/**
 * The GPUs that a name stands for where several may be meant: `h100` is the H100 in every form, `h100-sxm` one of them, `l4`
 * not the L40.
 * @throws UnknownNameError
 */
export function gpusNamed(text: string): readonly Gpu[] {
  const exact = gpus.filter(({ id }) => nameKey(id) === nameKey(text));
  const forms = formsOf(text);
  if (exact.length > 0 || forms.length === 0) return exact.length > 0 ? exact : [findGpu(text)];
  return forms;
}

/** Those whose id goes on after the name. */
function formsOf(text: string): readonly Gpu[] {
  const key = nameKey(text);
  return gpus.filter(({ id }) => {
    const parts = id.split('-');
    return parts.some((_, last) => nameKey(parts.slice(0, last).join('')) === key && key !== '');
  });
}

/** " Did you mean …?" for a name that no GPU has; '' where nothing is near. */
export function nearestGpu(text: string): string {
  return nearest(text, ids, otherNames);
}

const ids = gpus.map(({ id }) => id);
const otherNames = gpus.flatMap(({ aliases }) => aliases);
