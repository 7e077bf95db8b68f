/** Whether arguments ask for JSON; read from the raw words, because those that cannot be parsed need an answer too. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  return words.some(
    (word, position) =>
      word === '--json' || word === '--format=json' || (word === '--format' && words[position + 1] === 'json'),
  );
}
