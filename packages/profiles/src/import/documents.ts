import { csvRows } from './csv-rows.ts';
import { jsonReason, parsePythonJson } from './json-text.ts';
import { MeasurementError } from './measurement-error.ts';

/** One entry of a file, and its place there. */
export interface Document {
  readonly value: unknown;
  /** `line 3` or `[2]`; empty where the entry is the whole file. */
  readonly where: string;
}

/**
 * The entries of a JSON, JSON-lines or CSV text, told apart by their first characters.
 * @throws MeasurementError with the line where it is none of them, or breaks off
 */
export function documentsIn(text: string, source: string): readonly Document[] {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') throw new MeasurementError(source, '', "is empty. Give a benchmark's output.");
  return /^\s*[[{]/.test(body) ? jsonDocuments(body, source) : csvRows(body, source);
}

function jsonDocuments(text: string, source: string): readonly Document[] {
  try {
    return entriesOf(parsePythonJson(text), '');
  } catch (cause) {
    return jsonLines(text, source) ?? failed(text, cause, source);
  }
}

function failed(text: string, cause: unknown, source: string): never {
  const { problem, where } = jsonReason(cause, text);
  throw new MeasurementError(source, where, problem, { cause });
}

function entriesOf(value: unknown, where: string): readonly Document[] {
  if (!Array.isArray(value)) return [{ value, where }];
  return value.map((entry: unknown, position) => ({ value: entry, where: `${where}[${position}]` }));
}

/** Undefined where the first line alone is no JSON: then the text is one broken document, not lines. */
function jsonLines(text: string, source: string): readonly Document[] | undefined {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (lines.slice(first + 1).every((line) => line.trim() === '') || !isJson(lines[first] as string)) return undefined;
  return lines.flatMap((line, position) => (line.trim() === '' ? [] : lineEntries(line, position + 1, source)));
}

function lineEntries(line: string, number: number, source: string): readonly Document[] {
  try {
    return entriesOf(parsePythonJson(line), `line ${number}`);
  } catch (cause) {
    const { problem } = jsonReason(cause, line);
    throw new MeasurementError(source, `line ${number}`, problem, { cause });
  }
}

function isJson(line: string): boolean {
  try {
    parsePythonJson(line);
    return true;
  } catch {
    return false;
  }
}
