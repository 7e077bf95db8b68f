import { InputError } from './input-error.ts';

/** Longest JSON text that is read: 1,024 offers x 6,400 classes fit. */
const maxJsonLength = 100_000_000;
/** Longest YAML text that is read: its parser keeps every node, and needs some hundred bytes for each. */
const maxYamlLength = 10_000_000;

/**
 * The plain data in a JSON or YAML text. Loads the YAML parser only when it is needed.
 * @throws InputError with line and column where the text is neither, is empty, or is too large.
 */
export async function parseText(text: string, source = 'input'): Promise<unknown> {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') fail('is empty. Give a scenario in JSON or YAML.', source);
  return /^\s*[[{]/.test(body) ? parseJson(body, source) : await parseYaml(body, source);
}

function parseJson(text: string, source: string): unknown {
  if (text.length > maxJsonLength)
    fail(`is too large: ${megabytes(text)} MB of JSON; at most ${maxJsonLength / 1e6} MB.`, source);
  try {
    return JSON.parse(text);
  } catch (cause) {
    return fail(`is not JSON: ${placed(cause as Error, text)}.`, source, cause);
  }
}

async function parseYaml(text: string, source: string): Promise<unknown> {
  if (text.length > maxYamlLength) {
    fail(`is too large: ${megabytes(text)} MB of YAML; at most ${maxYamlLength / 1e6} MB. Write it as JSON.`, source);
  }
  const { parse } = await import('yaml');
  try {
    return parse(text, {
      maxAliasCount: 100,
      strict: true,
      uniqueKeys: true,
      logLevel: 'error',
    });
  } catch (cause) {
    return fail(`is not YAML: ${yamlReason(cause as Error)}.`, source, cause);
  }
}

function yamlReason(error: Error): string {
  if (error instanceof RangeError || /call stack/.test(error.message)) return 'it is nested too deeply';
  if (/parseAllDocuments/.test(error.message)) return 'it holds several documents, divided by ---; keep one';
  return (error.message.split('\n')[0] as string).replace(/[:.]$/, '');
}

/** V8 gives a position, and people look for a line; for some faults it shows the place instead, which is kept. */
function placed(error: Error, text: string): string {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  if (position === undefined) return error.message.replace(/ is not valid JSON$/, '').replaceAll(/\s+/g, ' ');
  const reason = error.message.replace(/ in JSON at position.*| \(line \d+ column \d+\)/s, '');
  const before = text.slice(0, Number(position)).split('\n');
  return `${reason} at line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}

function megabytes(text: string): string {
  return (text.length / 1e6).toFixed(0);
}

function fail(message: string, source: string, cause?: unknown): never {
  throw new InputError([{ path: '', message }], source, { cause });
}
