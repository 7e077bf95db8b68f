import { type ExitCode, exitCodes } from '../exit-code.ts';
import { table } from '../output/table.ts';
import type { Terminal } from '../terminal.ts';

const parts = [
  ['estimate', 'what one engine sustains of each size, estimated from a model and a GPU'],
  ['import', "what a benchmark's output says: its runs, and what held the latency targets"],
  ['compare', 'measurements held against the estimate, and the estimate corrected by them'],
] as const;

/** Says what the commands under `profile` are for. */
export function runProfiles(json: boolean, terminal: Terminal): ExitCode {
  terminal.print(json ? JSON.stringify(Object.fromEntries(parts)) : overview());
  return exitCodes.planned;
}

function overview(): string {
  const rows = parts.map(([name, text]) => [`profile ${name}`, text]);
  return [
    table([{ head: 'fleetmix …' }, { head: 'shows' }], rows),
    'More about each: fleetmix profile estimate --help',
  ].join('\n\n');
}
