import { quoted } from '@fleetmix/core';
import { nameKey, namesOf, nearest, UnknownNameError } from '../find.ts';
import type { Gpu } from './gpu.ts';
import { gpus } from './gpus.ts';

const byName = namesOf(gpus, ({ id, name, aliases }) => [id, name, ...aliases]);

/** The GPU of that id, name or alias, whatever its case and punctuation; none where there is none. */
export function gpuNamed(text: string): Gpu | undefined {
  return byName.get(nameKey(text)) ?? byName.get(nameKey(text.replace(/^\s*nvidia\b/i, '')));
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
  const key = nameKey(text);
  const exact = gpus.filter(({ id }) => nameKey(id) === key);
  const forms = gpus.filter(({ id }) => {
    const parts = id.split('-');
    return parts.some((_, last) => nameKey(parts.slice(0, last).join('')) === key && key !== '');
  });
  if (exact.length > 0 || forms.length === 0) return exact.length > 0 ? exact : [findGpu(text)];
  return forms;
}

/** " Did you mean …?" for a name that no GPU has; '' where nothing is near. */
export function nearestGpu(text: string): string {
  return nearest(text, ids, otherNames);
}

const ids = gpus.map(({ id }) => id);
const otherNames = gpus.flatMap(({ aliases }) => aliases);
