import type * as z from 'zod/mini';
import { quoted, suggestion } from '../scenario/names.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value and how to mend it, in words. Its place is for the caller to say. */
export function issueMessage(issue: Issue): string {
  if (issue.input === undefined) return 'is missing: add it.';
  if (issue.code === 'invalid_union') return unionMessage(issue);
  if (issue.code === 'invalid_key') return 'is not a usable name: names are 1 to 500 characters without line breaks.';
  if (issue.code === 'invalid_format')
    return `must not hold line breaks or other control characters: ${shown(issue.input)}.`;
  const rule = requirement(issue);
  if (rule === undefined) return `is not valid: ${shown(issue.input)}.`;
  return rule === notEmpty ? `must ${rule}.` : `must ${rule}, not ${actual(issue)}.${near(issue)}`;
}

const notEmpty = 'not be empty';

/** What the value must be or have, to follow "must". */
function requirement(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `be ${wanted[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return `be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      if (hasLength(issue)) return issue.minimum === 1 ? notEmpty : `have at least ${issue.minimum} ${unit(issue)}`;
      return `be ${issue.inclusive ? `${issue.minimum} or more` : `more than ${issue.minimum}`}`;
    case 'too_big':
      return hasLength(issue) ? `have at most ${issue.maximum} ${unit(issue)}` : `be ${issue.maximum} or less`;
    default:
      return undefined;
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

function hasLength(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): boolean {
  return issue.origin === 'array' || issue.origin === 'string';
}

function unit({ origin }: { readonly origin: string }): string {
  return origin === 'array' ? 'entries' : 'characters';
}

/** What is there instead, with the remedy where it is the quotes. */
function actual(issue: Issue): string {
  const { input } = issue;
  if ((issue.code === 'too_small' || issue.code === 'too_big') && hasLength(issue))
    return String((input as { readonly length: number }).length);
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `${input} (put it in quotes)`;
  return (expected === 'number' || expected === 'int') && isNumeric(input)
    ? `${shown(input)} (remove the quotes)`
    : shown(input);
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}

function near(issue: Issue): string {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return '';
  return suggestion(
    issue.input,
    issue.values.filter((value) => typeof value === 'string'),
  );
}

/** A value that fits none of several shapes: what each asks for, then once what is there instead. */
function unionMessage({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const issues = errors.flat();
  const rules = issues.map((issue) => (issue.path.length === 0 ? requirement(issue) : undefined));
  const [first] = issues;
  if (first === undefined || issues.length > errors.length || rules.includes(undefined)) {
    return `${errors.map((branch) => branch.map(issueMessage).join(' ').replace(/\.$/, '')).join(', or ')}.`;
  }
  return `must ${rules.join(', or ')}, not ${actual(first)}.${issues.map(near).join('')}`;
}

/** A value for use inside a message, cut short. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `the text ${quoted(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object' || value === null) return String(value);
  const prototype = Object.getPrototypeOf(value) as object | null;
  // YAML tags make sets, maps and bytes, which are objects too, but not of the kind that is asked for.
  return prototype === null || prototype === Object.prototype ? 'an object' : `a ${prototype.constructor.name}`;
}
