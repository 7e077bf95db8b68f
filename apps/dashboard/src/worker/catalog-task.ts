import { models, prices } from '@fleetmix/catalog';
import type { Task } from './task.ts';

/** What a scenario can be made of. */
export const catalog: Task<'catalog'> = async (_, answer) => {
  const gpus = [...new Set(prices.filter(({ verified }) => verified).map(({ gpu }) => gpu))].sort();
  answer({ kind: 'catalog', catalog: { models: models.map(({ id, aliases }) => ({ id, aliases })), gpus } });
};
