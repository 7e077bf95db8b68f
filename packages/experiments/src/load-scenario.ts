import { InputError, parseText, readScenario, type Scenario } from '@fleetmix/core';
import type { ScenarioSource } from './grid-schema.ts';
import { inPlace } from './place.ts';

/** Gives the text of a file that a grid names; the path is as the grid has it, relative to the grid's own file. */
export type ReadFile = (path: string) => Promise<string>;

/** How scenarios of one grid are found and completed. */
export interface Library {
  readonly source: string;
  readonly readFile?: ReadFile | undefined;
  /** Whether classes may lack a demand because the axes and the scale give one. */
  readonly demandFollows: boolean;
  /** Scenarios read so far, by path. */
  readonly read: Map<string, Promise<Scenario>>;
}

/**
 * The scenario that a grid gives in line or names by its path.
 * @throws InputError, with places in the grid for one in line, and in the other file for one of its own
 */
export function loadScenario(given: ScenarioSource, place: string, library: Library): Promise<Scenario> {
  if (typeof given !== 'string') return inPlace(place, library.source, () => complete(given, library.source, library));
  const known = library.read.get(given);
  if (known !== undefined) return known;
  const scenario = loadFile(given, place, library);
  library.read.set(given, scenario);
  return scenario;
}

async function loadFile(path: string, place: string, library: Library): Promise<Scenario> {
  const text = await readText(path, place, library);
  return complete(await parseText(text, path), path, library);
}

async function readText(path: string, place: string, { readFile, source }: Library): Promise<string> {
  if (readFile === undefined) {
    const message = `names a file, ${JSON.stringify(path)}, and files cannot be read here. Write the scenario in its place.`;
    throw new InputError([{ path: place, message }], source);
  }
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const message = `names a file, ${JSON.stringify(path)}, that cannot be read: ${(cause as Error).message}. Paths are relative to the grid's file.`;
    throw new InputError([{ path: place, message }], source, { cause });
  }
}

function complete(document: unknown, source: string, { demandFollows }: Library): Scenario {
  return readScenario(demandFollows ? withDemand(versioned(document)) : versioned(document), source);
}

/** The grid has said the version already, so a scenario inside it need not. */
function versioned(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return Object.hasOwn(document, 'fleetmix') || Object.hasOwn(document, 'gpu_info')
    ? document
    : { fleetmix: 1, ...document };
}

/** A stand-in of 1 for every demand that the axes will replace. */
function withDemand(document: unknown): unknown {
  const workload = (document as { readonly workload?: { readonly classes?: unknown } } | null)?.workload;
  if (!Array.isArray(workload?.classes)) return document;
  const classes = workload.classes.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry) && !Object.hasOwn(entry, 'demand')
      ? { ...entry, demand: 1 }
      : entry,
  );
  return { ...(document as object), workload: { ...workload, classes } };
}
