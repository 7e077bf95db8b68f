/** White space, then a mark, a text, or a plain value. */
const token = /\s*(?:([{}[\],:])|("[^"\\\n]*(?:\\.[^"\\\n]*)*")|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null))/y;

type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'more' | 'end';

/** Position of the first thing in a text that JSON does not allow there; undefined where the text ends too early instead. */
export function faultIn(text: string): number | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  token.lastIndex = 0;
  for (;;) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match === null) return endsEarly(text, start) ? undefined : start + (/\S/.exec(text.slice(start))?.index ?? 0);
    const next = follow(expected, match[1] ?? (match[2] === undefined ? 'plain' : 'text'), open);
    if (next === undefined) return match.index + match[0].search(/\S/);
    expected = next;
  }
}

/** Whether nothing is left, or only a text that the last line does not close. */
function endsEarly(text: string, position: number): boolean {
  const rest = text.slice(position).trim();
  return rest === '' || (rest.startsWith('"') && !rest.includes('\n')) || /^[-\w.+]+$/.test(rest);
}

/** What may come after a token; undefined where it may not come at all. `open` holds the brackets that are not closed yet. */
function follow(expected: Expected, found: string, open: string[]): Expected | undefined {
  if (found === '}' || found === ']') return closed(expected, found, open);
  if (expected === 'key' || expected === 'first key') return found === 'text' ? 'colon' : undefined;
  if (expected === 'colon') return found === ':' ? 'value' : undefined;
  if (expected === 'more') return found === ',' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
  if (expected === 'end' || found === ',' || found === ':') return undefined;
  if (found === 'text' || found === 'plain') return open.length === 0 ? 'end' : 'more';
  open.push(found);
  return found === '{' ? 'first key' : 'first value';
}

function closed(expected: Expected, found: string, open: string[]): Expected | undefined {
  const isDue = expected === 'more' || expected === (found === '}' ? 'first key' : 'first value');
  if (!isDue || open.pop() !== (found === '}' ? '{' : '[')) return undefined;
  return open.length === 0 ? 'end' : 'more';
}
