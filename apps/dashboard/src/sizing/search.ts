import type { CatalogList } from './choice.ts';

const mostFound = 60;

/** Models whose name, or another name of theirs, has every word of a text; those that begin with it first. */
export function searchModels(models: CatalogList['models'], text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .split(/[\s/]+/)
    .filter((word) => word !== '');
  const found = models.flatMap(({ id, aliases }) => {
    const names = [id, ...aliases].map((name) => name.toLowerCase());
    const fits = words.every((word) => names.some((name) => name.includes(word)));
    return fits ? [{ id, isFirst: names.some((name) => name.startsWith(words[0] ?? '')) }] : [];
  });
  const ids = [...found.filter(({ isFirst }) => isFirst), ...found.filter(({ isFirst }) => !isFirst)].map(
    ({ id }) => id,
  );
  return ids.slice(0, mostFound);
}
