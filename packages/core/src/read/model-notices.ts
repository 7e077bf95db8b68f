import { quoted } from '../scenario/names.ts';
import type { ScenarioDocument } from './schema.ts';

/** What a reader may not expect of models: an offer that has capacity for several is taken to serve them at once. */
export function modelNotices({ offers, workload }: ScenarioDocument): readonly string[] {
  if (workload.classes.every(({ model }) => model === undefined)) return [];
  const mixed = offers.filter(({ capacity }) => modelsOf(workload.classes, capacity).length > 1);
  if (mixed.length === 0) return [];
  const [{ name, capacity }] = mixed as [(typeof offers)[number]];
  const more = mixed.length > 1 ? `, and ${mixed.length - 1} other ${mixed.length > 2 ? 'offers' : 'offer'}` : '';
  const models = modelsOf(workload.classes, capacity).join(' and ');
  return [
    `offer ${quoted(name)} has capacity for ${models}${more}: a replica is taken to serve several models at once. Where it holds one, make it an offer for each.`,
  ];
}

function modelsOf(classes: ScenarioDocument['workload']['classes'], capacity: readonly number[]): readonly string[] {
  return [...new Set(classes.flatMap(({ model = 'others' }, at) => ((capacity[at] ?? 0) > 0 ? [model] : [])))];
}
