import { checkShape } from '@fleetmix/core';
import { type AxisValueDocument, axisValueSchema, type GridDocument, type ScenarioSource } from './grid-schema.ts';
import { inPlace } from './place.ts';

/** An axis as the file has it, its scenarios not yet read. */
export interface AxisDraft {
  readonly name: string;
  /** Where it stands in the file. */
  readonly path: string;
  readonly values: readonly AxisValueDocument[];
}

/** The axes of a document: `scenarios` first, as an axis called `scenario`, then those of `axes`. */
export async function axisDrafts(document: GridDocument, source: string): Promise<readonly AxisDraft[]> {
  const named = Object.entries(document.axes ?? {}).map(([name, values]) => ({ name, path: axisPath(name), values }));
  if (document.scenarios === undefined) return named;
  const values = await Promise.all(
    document.scenarios.map((entry, position) =>
      inPlace(`scenarios[${position}]`, source, () => draft(entry, source, position)),
    ),
  );
  return [{ name: 'scenario', path: 'scenarios', values }, ...named];
}

function draft(entry: ScenarioSource, source: string, position: number): AxisValueDocument {
  if (typeof entry === 'string') return { name: baseName(entry), scenario: entry };
  if (Object.hasOwn(entry, 'scenario')) return checkShape(axisValueSchema, entry, source);
  const { name } = entry;
  return { name: typeof name === 'string' && name !== '' ? name : `scenario ${position + 1}`, scenario: entry };
}

/** Written as the other places in errors are: `axes.trace`, `axes["my trace"]`. */
export function axisPath(name: string): string {
  return /^[\w-]+$/.test(name) ? `axes.${name}` : `axes[${JSON.stringify(name)}]`;
}

/** `chat` for `scenarios/chat.yaml`. */
function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[^.]*$/, '') || path;
}
