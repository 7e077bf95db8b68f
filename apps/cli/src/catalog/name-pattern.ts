/**
 * Tells whether one of several names matches a pattern: a part of the name, or the whole of it where `*` stands for
 * anything. Neither case nor punctuation counts: `rtx 40` finds RTX-4090, `a100*pcie` the A100 PCIe of either size.
 */
export function nameMatcher(pattern: string): (names: readonly string[]) => boolean {
  const parts = pattern.split('*').map(key);
  const expression = new RegExp(parts.length === 1 ? (parts[0] as string) : `^${parts.join('.*')}$`, 'u');
  return (names) => names.some((name) => expression.test(key(name)));
}

/** Letters and digits alone, so that nothing in it has a meaning in a regular expression. */
function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
