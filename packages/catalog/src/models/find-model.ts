import { quoted } from '@fleetmix/core';
import { nameKey, namesOf, nearest, UnknownNameError } from '../find.ts';
import type { Model } from './model.ts';
import { models } from './models.ts';

function withoutOrganisation(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

const byName = namesOf(models, ({ id, aliases }) => [id, withoutOrganisation(id), ...aliases]);

/**
 * The model of that id, with or without its organisation, or of one of its short names, whatever its case and
 * punctuation: `llama-3.1-8b`, `Qwen/Qwen3-32B`, `deepseek v3`.
 * @throws UnknownNameError
 */
export function findModel(text: string): Model {
  const found = byName.get(nameKey(text)) ?? byName.get(nameKey(withoutOrganisation(text)));
  if (found !== undefined) return found;
  throw new UnknownNameError(`no model is called ${quoted(text)}.${nearest(text, names, otherNames)} ${remedy}`);
}

const names = models.map(({ id, aliases }) => aliases[0] ?? withoutOrganisation(id).toLowerCase());
const otherNames = models.flatMap(({ id, aliases }) => [id, withoutOrganisation(id), ...aliases]);
const remedy = 'A model that is not in the catalog can be given by its config.json.';
