import { type InputProblem, quoted } from '@fleetmix/core';
import type { AxisDraft } from './axis-draft.ts';
import { cellFields } from './cell.ts';
import type { GridDocument } from './grid-schema.ts';

/** What is wrong with the names of axes. */
export function axisNameProblems(document: GridDocument, axes: readonly AxisDraft[]): readonly InputProblem[] {
  const scale = document.scale?.name ?? 'scale';
  const names = axes.map(({ name, path }) => ({ name, path }));
  if (document.scale !== undefined || document.scales !== undefined)
    names.push({ name: scale, path: document.scales === undefined ? 'scale.name' : 'scales' });
  const seen = new Set<string>();
  return names.flatMap(({ name, path }) => {
    const problem = nameProblem(name, seen);
    seen.add(name);
    return problem === undefined ? [] : [{ path, message: problem }];
  });
}

/** Names of axes are keys of cells and heads of columns, so they must be plain, and not taken. */
function nameProblem(name: string, seen: ReadonlySet<string>): string | undefined {
  if (!/^[A-Za-z][\w -]{0,59}$/.test(name)) {
    return `is called ${quoted(name)}; start with a letter, and use at most 60 letters, digits, spaces, "_" and "-".`;
  }
  if (cellFields.includes(name))
    return `is called ${quoted(name)}, which cells have as a field of their own: rename it.`;
  return seen.has(name) ? `is called ${quoted(name)}, as another axis is: rename one.` : undefined;
}

/** What is wrong with the names of one axis's values, and of their files. */
export function valueProblems({ path, values }: AxisDraft): readonly InputProblem[] {
  const files = values.flatMap(({ file }, position) =>
    file === undefined || /^[\w-]+$/.test(file)
      ? []
      : [
          {
            path: `${path}[${position}].file`,
            message: `is ${quoted(file)}; use letters, digits, "_" and "-" only, and no extension.`,
          },
        ],
  );
  const named = values.flatMap(({ file }) => (file === undefined ? [] : [file.toLowerCase()]));
  return [
    ...twice(
      path,
      values.map(({ name }) => name),
    ),
    ...files,
    ...twice(path, named),
  ];
}

/** Names that stand more than once in one list. */
export function twice(path: string, names: readonly string[]): InputProblem[] {
  const repeated = new Set(names.filter((name, position) => names.indexOf(name) !== position));
  return [...repeated].map((name) => ({ path, message: `has ${quoted(name)} more than once: rename or remove one.` }));
}
