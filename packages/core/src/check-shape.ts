import type * as z from 'zod/mini';
import { InputError, type InputProblem, pathText } from './input-error.ts';
import { quoted, suggestion } from './names.ts';

type Issue = z.core.$ZodIssue;

/** The value in the schema's shape, or an {@link InputError} that names every place where it is not. */
export function checkShape<Shape>(schema: z.ZodMiniType<Shape>, value: unknown, source: string): Shape {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.flatMap((issue) => problems(issue, schema)),
    source,
  );
}

function problems(issue: Issue, schema: z.ZodMiniType): readonly InputProblem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: message(issue) }];
  const known = keysAt(schema, issue.path);
  return issue.keys.map((key) => ({
    path: pathText([...issue.path, key]),
    message: `is not a field here.${suggestion(key, known) || ` Known fields: ${known.join(', ')}.`}`,
  }));
}

function message(issue: Issue): string {
  if (issue.input === undefined) return 'is missing: add it.';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${wanted[issue.expected] ?? `a ${issue.expected}`}, not ${shown(issue.input)}.`;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `must not be ${issue.origin === 'array' && issue.minimum !== 1 ? `shorter than ${issue.minimum}` : 'empty'}.`
        : `must be ${issue.inclusive ? `${issue.minimum} or more` : `more than ${issue.minimum}`}, not ${shown(issue.input)}.`;
    case 'too_big':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `must not be longer than ${issue.maximum}.`
        : `must be ${issue.maximum} or less, not ${shown(issue.input)}.`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, not ${shown(issue.input)}.${near(issue)}`;
    case 'invalid_format':
      return `must not hold line breaks or other control characters: ${shown(issue.input)}.`;
    case 'invalid_union':
      return `${issue.errors.map((branch) => branch.map(message).join(' ').replace(/\.$/, '')).join(', or ')}.`;
    case 'invalid_key':
      return 'is not a usable name: names are 1 to 500 characters without line breaks.';
    default:
      return `is not valid: ${shown(issue.input)}.`;
  }
}

const wanted: Readonly<Record<string, string>> = {
  number: 'a finite number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  tuple: 'a list of two numbers',
  string: 'a text',
};

function near(issue: { readonly values: readonly unknown[]; readonly input?: unknown }): string {
  const words = issue.values.filter((value) => typeof value === 'string');
  return typeof issue.input === 'string' ? suggestion(issue.input, words) : '';
}

function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const text = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return value.trim() !== '' && Number.isFinite(Number(value))
    ? `the text ${quoted(text)} (remove the quotes)`
    : `the text ${quoted(text)}`;
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
