/** The command that gives the same answer, for a scenario saved under this name. */
export function commandLine(file: string, timeLimitMs: number): string {
  return `fleetmix compare ${/^[\w.-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`} --time-limit ${timeLimitMs / 1000}s`;
}

/** A file's name made of a scenario's. */
export function fileName(name: string, ending: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain === '' ? 'scenario' : plain.toLowerCase()}.${ending}`;
}
