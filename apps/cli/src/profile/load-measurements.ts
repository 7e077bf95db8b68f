import { quoted } from '@fleetmix/core';
import type { MeasurementReading } from '@fleetmix/profiles';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { benchmarkText } from './benchmark-text.ts';
import type { MatchedFile } from './matching-files.ts';
import { measurementSpec } from './measurement-spec.ts';
import { type ReadFile, readingRemarks } from './reading-remarks.ts';
import { replicasIn } from './replicas-in.ts';

/** What a benchmark's output says of one replica. */
export interface LoadedMeasurements {
  /** As it is called in messages. */
  readonly file: string;
  /** Measurements and tables of this replica alone; what was skipped and assumed is of the whole file. */
  readonly reading: MeasurementReading;
  /** Of the catalog; absent where neither the file nor whoever named it says. */
  readonly gpu?: string;
  /** GPUs that one engine spans; absent where nobody says, which means 1. */
  readonly gpusPerEngine?: number;
}

/**
 * Reads benchmarks' outputs: `FILE`, `'results/*.json'`, `-` for stdin, also packed with gzip, each with `[N x]GPU=` before it where the file does
 * not say what it was measured on. A file of several replicas becomes several results. Tells on stderr what was not used and
 * what was assumed.
 * @throws UsageError where a file cannot be read, holds estimates, or nothing of the GPU that is said
 * @throws UnknownNameError where the catalog does not know the GPU that is said
 * @throws MeasurementError where a file that was named holds no measurements
 */
export async function loadMeasurements(
  specs: readonly string[],
  terminal: Terminal,
): Promise<readonly LoadedMeasurements[]> {
  const read = new Map<string, ReadFile | undefined>();
  const loaded: LoadedMeasurements[] = [];
  for (const text of specs) {
    const spec = await measurementSpec(text);
    for (const file of spec.files) {
      // A file may be named once for each GPU in it, and stdin can be read only once.
      if (!read.has(file.path)) read.set(file.path, await readFile(file, terminal));
      const found = read.get(file.path);
      if (found !== undefined)
        loaded.push(...(attempted(file, () => replicasIn(found, spec, terminal), terminal) ?? []));
    }
  }
  for (const remark of readingRemarks([...read.values()].filter((one) => one !== undefined))) terminal.note(remark);
  if (loaded.length === 0) throw new UsageError(`no measurements were found in ${specs.join(', ')}. ${remedy}`);
  return loaded;
}

const remedy = 'See what was said of each; a benchmark must state sizes and requests/s.';

/** Undefined where a pattern found a file without measurements: that is told, and the others are read. */
async function readFile({ path, isFound }: MatchedFile, terminal: Terminal): Promise<ReadFile | undefined> {
  const { readMeasurements } = await import('@fleetmix/profiles');
  const name = path === '-' ? 'stdin' : path;
  const text = await benchmarkText(path);
  return attempted(
    { path, isFound },
    () => {
      if (estimates.test(text)) throw new UsageError(`${quoted(name)} holds estimates of fleetmix, no measurements.`);
      return { name, reading: readMeasurements(text, name) };
    },
    terminal,
  );
}

/** How `fleetmix profile estimate` begins JSON and CSV: its rows look like those of measurements. */
const estimates = /^\s*(?:\{\s*"source":\s*"estimated"|source,.*\r?\nestimated,)/;

/** What comes of a file; of one that a pattern found, its error is a remark. */
function attempted<Result>({ isFound }: MatchedFile, act: () => Result, terminal: Terminal): Result | undefined {
  try {
    return act();
  } catch (error) {
    const isAboutFile = error instanceof Error && ['MeasurementError', 'UsageError'].includes(error.name);
    if (!isFound || !isAboutFile) throw error;
    terminal.note(`Left out: ${error.message.replace(/\. (Give one of:|Leave out what).*/s, '.')}`);
    return undefined;
  }
}
