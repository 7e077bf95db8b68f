import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { suggestion } from '@fleetmix/core';

/** " Did you mean "chat.yaml"?" where the folder holds a file of nearly that name, and a hint otherwise. */
export async function nearFile(path: string): Promise<string> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const name = basename(path);
  const near = suggestion(name, names) || suggestion(stem(name), names.map(stem));
  const match = names.find(
    (candidate) => near.includes(JSON.stringify(candidate)) || near.includes(JSON.stringify(stem(candidate))),
  );
  return match === undefined ? '' : ` Did you mean ${JSON.stringify(folder === '.' ? match : join(folder, match))}?`;
}

/** `chat` for `chat.yml`: a wrong ending is the most frequent slip. */
function stem(name: string): string {
  return name.replace(/\.(ya?ml|json)$/i, '');
}
