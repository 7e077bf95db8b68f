/** Whether arguments ask for JSON; read from the raw words, because those that cannot be parsed need an answer too. */
export function wantsJson(argv: readonly string[]): boolean {
  const words = beforeDashes(argv);
  return words.some(
    (word, position) =>
      word === '--json' || word === '--format=json' || (word === '--format' && words[position + 1] === 'json'),
  );
}

/** Whether arguments ask for help, as oclif would see it. */
export function wantsHelp(argv: readonly string[]): boolean {
  return beforeDashes(argv).includes('--help');
}

/** What follows a lone `--` is not read for flags. */
function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}
