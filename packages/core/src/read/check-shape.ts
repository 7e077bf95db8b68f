import type * as z from 'zod/mini';
import { suggestion } from '../scenario/names.ts';
import { InputError, type InputProblem, pathText } from './input-error.ts';
import { issueMessage } from './issue-message.ts';

type Issue = z.core.$ZodIssue;

/** The value in the schema's shape, or an {@link InputError} that names every place where it is not. */
export function checkShape<Shape>(schema: z.ZodMiniType<Shape>, value: unknown, source: string): Shape {
  const result = parse(schema, value);
  if (result === 'too-many-issues') throw new InputError(firstProblems(schema, value), source);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.flatMap((issue) => problems(issue, schema)),
    source,
  );
}

/** zod hands a list's issues on as the arguments of one call, and a hundred thousand of them overflow its stack. */
function parse<Shape>(schema: z.ZodMiniType<Shape>, value: unknown) {
  try {
    return schema.safeParse(value, { reportInput: true });
  } catch (error) {
    if (error instanceof RangeError) return 'too-many-issues';
    throw error;
  }
}

function firstProblems(schema: z.ZodMiniType, value: unknown): readonly InputProblem[] {
  const issues = schema.safeParse(beginning(value), { reportInput: true }).error?.issues ?? [];
  return [
    { path: '', message: 'has too many faults to list. Those near the beginning of its lists:' },
    ...issues.flatMap((issue) => problems(issue, schema)),
  ];
}

/** A copy with the first entries of every list and object: where a table is wrong throughout, they show how. */
function beginning(value: unknown, depth = 8): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [length, deeper] = depth === 0 ? [0, 0] : [100, depth - 1];
  if (Array.isArray(value)) return value.slice(0, length).map((entry) => beginning(entry, deeper));
  const entries = Object.entries(value).slice(0, length);
  return Object.fromEntries(entries.map(([key, entry]) => [key, beginning(entry, deeper)]));
}

function problems(issue: Issue, schema: z.ZodMiniType): readonly InputProblem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: issueMessage(issue) }];
  const known = keysAt(schema, issue.path);
  const remedy = known.length === 0 ? ' Remove it.' : ` Known fields: ${known.join(', ')}.`;
  return issue.keys.map((key) => ({
    path: pathText([...issue.path, key]),
    message: `is not a field here.${suggestion(key, known) || remedy}`,
  }));
}

/** Field names of the object schema at a path, so that a misspelt one can be answered with the near one. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  let at = unwrapped(schema);
  for (const key of path) {
    at = unwrapped(at?.shape?.[String(key)] ?? at?.element ?? at?.valueType);
  }
  return Object.keys(at?.shape ?? {});
}

interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly innerType?: unknown;
}

function unwrapped(schema: unknown): Definition | undefined {
  const definition = (schema as { readonly def?: Definition } | undefined)?.def;
  return definition?.innerType === undefined ? definition : unwrapped(definition.innerType);
}
