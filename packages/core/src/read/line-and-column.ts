/** A position in a text as people look for it, to follow what is wrong there. */
export function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return ` at line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}
