/** Text in quotes, or one of the numbers that Python writes and JSON does not have. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;

/** Parses JSON as Python writes it: `NaN` and `Infinity` become texts, which are read as numbers where one is expected. */
export function parsePythonJson(text: string): unknown {
  if (!/\b(?:NaN|Infinity)\b/.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(token, (found) => (found.startsWith('"') ? found : `"${found}"`)));
}

/** What JSON.parse found wrong, and the line of it. Engines differ in whether they name a position, a line or nothing. */
export function jsonReason(cause: unknown, text: string): { readonly problem: string; readonly where: string } {
  const message = cause instanceof Error ? cause.message : String(cause);
  const last = text.trimEnd().split('\n').length;
  const position = /at position (\d+)/.exec(message)?.[1];
  const named = /at line (\d+) column/.exec(message)?.[1];
  const line = position === undefined ? Number(named ?? last) : text.slice(0, Number(position)).split('\n').length;
  if (/unexpected end|unterminated|end of data/i.test(message) || line > last) {
    return { problem: 'the JSON breaks off here: write the file again, or copy it whole.', where: `line ${last}` };
  }
  const reason = message.replace(/ (in JSON )?at position.*/s, '').replace(/, (\.\.\.)?".*is not valid JSON$/s, '');
  return { problem: `is not JSON: ${reason}.`, where: (position ?? named) ? `line ${line}` : '' };
}
