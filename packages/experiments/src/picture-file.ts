/** File names for named things: the one given, or the name in plain letters; numbered where two would be the same. */
export function fileNames(things: readonly { readonly name: string; readonly file?: string }[]): readonly string[] {
  const taken = new Set(things.flatMap(({ file }) => (file === undefined ? [] : [file.toLowerCase()])));
  return things.map(({ name, file }) => file ?? free(plain(name), taken));
}

function free(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}_${number}`;
  taken.add(candidate);
  return candidate;
}

function plain(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  return words?.join('_').slice(0, 80) ?? 'chart';
}
