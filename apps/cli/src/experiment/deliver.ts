import { join } from 'node:path';
import { experimentPicture } from '@fleetmix/charts';
import { pictures, resultsCsv, resultsJson } from '@fleetmix/experiments';
import { writePicture } from '../output/write-picture.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { Terminal } from '../terminal.ts';
import type { Run } from './run.ts';
import type { StoredResults } from './store.ts';

/** Writes what a finished run gave (results.json is written already), and prints it. */
export async function deliver(
  { grid, folder }: Run,
  results: StoredResults,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const written = ['results.json', 'results.csv'];
  await writeWhole(join(folder, 'results.csv'), resultsCsv(results, grid));
  for (const picture of pictures(results, grid)) {
    const name = `${picture.file}.png`;
    await writePicture(join(folder, name), experimentPicture(picture));
    written.push(name);
  }
  terminal.print(
    json ? resultsJson(results).trimEnd() : (await import('./experiment-table.ts')).experimentTable(grid, results),
  );
  terminal.note(`Wrote ${join(folder, `{${written.join(',')}}`)}`);
}
