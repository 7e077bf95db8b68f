/** What oclif answers when it has parsed a command line, as far as it is needed here. */
interface Parsed<Flags> {
  readonly flags: Flags;
  readonly metadata: { readonly flags: Readonly<Record<string, { readonly setFromDefault?: boolean } | undefined>> };
}

/**
 * The flags of a command line with those of a file of settings behind them, where `path` is such a file; `isSettings` says
 * whether it was.
 */
export async function withSettings<Flags extends object>(
  typed: Parsed<Flags>,
  path: string | undefined,
  known: object,
  parse: (argv: readonly string[]) => Promise<Parsed<Flags>>,
): Promise<{ readonly flags: Flags; readonly isSettings: boolean }> {
  const { settingsArgv } = await import('./settings-file.ts');
  const argv = path === undefined ? undefined : await settingsArgv(path, Object.keys(known));
  if (argv === undefined) return { flags: typed.flags, isSettings: false };
  const { flags } = await parse(argv);
  const given = Object.entries(typed.flags).filter(([name]) => typed.metadata.flags[name]?.setFromDefault !== true);
  return { flags: { ...flags, ...Object.fromEntries(given) }, isSettings: true };
}
