import { faultIn } from './json-fault.ts';

/** Text in quotes, or one of the numbers that Python writes and JSON does not have. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;

/** Parses JSON as Python writes it: `NaN` and `Infinity` become texts, which are read as numbers where one is expected. */
export function parsePythonJson(text: string): unknown {
  return JSON.parse(plainJson(text));
}

/** What is wrong with a text that is no JSON, and the line of it. Engines differ in what they say of the place, or say none. */
export function jsonReason(cause: unknown, text: string): { readonly problem: string; readonly where: string } {
  const plain = plainJson(text);
  const position = faultIn(plain);
  const line = plain.slice(0, position ?? plain.trimEnd().length).split('\n').length;
  const reason = (cause instanceof Error ? cause.message : String(cause))
    .replace(/ (in JSON )?at position.*/s, '')
    .replace(/, (\.\.\.)?".*is not valid JSON$/s, '');
  const problem =
    position === undefined
      ? 'the JSON breaks off here: write the file again, or copy it whole.'
      : `is not JSON: ${JSON.stringify(reason).slice(1, -1)}.`;
  return { problem, where: `line ${line}` };
}

function plainJson(text: string): string {
  if (!/\b(?:NaN|Infinity)\b/.test(text)) return text;
  return text.replace(token, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
