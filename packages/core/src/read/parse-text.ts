import { duplicateKey } from './duplicate-key.ts';
import { InputError, pathText } from './input-error.ts';
import { jsonReason } from './json-reason.ts';
import { lineAndColumn } from './line-and-column.ts';
import { parseYaml } from './parse-yaml.ts';

/** Longest JSON text that is read: 1,024 offers x 6,400 classes fit. */
const maxJsonLength = 100_000_000;
/** Longest YAML text that is read: its parser keeps every node, and needs some hundred bytes for each. */
const maxYamlLength = 10_000_000;

/**
 * The plain data in a JSON or YAML text. Loads the YAML parser only when it is needed.
 * @throws InputError with line and column where the text is neither, is empty, or is too large.
 */
export async function parseText(text: string, source = 'input'): Promise<unknown> {
  return parseTextOf('a scenario', text, source);
}

/** The same for any kind of document, which is named where the text is empty. */
export async function parseTextOf(kind: string, text: string, source: string): Promise<unknown> {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') fail(`is empty. Give ${kind} in JSON or YAML.`, source);
  return /^\s*[[{]/.test(body) ? parseJsonText(body, source) : await parseYamlText(body, source);
}

function parseJsonText(text: string, source: string): unknown {
  if (text.length > maxJsonLength)
    fail(`is too large: ${megabytes(text)} MB of JSON; at most ${maxJsonLength / 1e6} MB.`, source);
  const document = jsonOf(text, source);
  const twice = duplicateKey(text);
  if (twice === undefined) return document;
  const message = `stands twice in one object${lineAndColumn(text, twice.position)}. Remove one of them.`;
  throw new InputError([{ path: pathText(twice.path), message }], source);
}

function jsonOf(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return fail(`is not JSON: ${jsonReason(cause as Error, text)}`, source, cause);
  }
}

async function parseYamlText(text: string, source: string): Promise<unknown> {
  if (text.length > maxYamlLength) {
    fail(`is too large: ${megabytes(text)} MB of YAML; at most ${maxYamlLength / 1e6} MB. Write it as JSON.`, source);
  }
  try {
    return await parseYaml(text);
  } catch (cause) {
    return fail(`is not YAML: ${(cause as Error).message}`, source, cause);
  }
}

function megabytes(text: string): string {
  return (text.length / 1e6).toFixed(0);
}

function fail(message: string, source: string, cause?: unknown): never {
  throw new InputError([{ path: '', message }], source, { cause });
}
