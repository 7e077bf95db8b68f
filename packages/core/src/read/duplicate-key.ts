/** A field that stands twice in one object of a JSON text. */
export interface DuplicateKey {
  readonly key: string;
  /** Where its second standing begins. */
  readonly position: number;
  /** The names and positions that lead to it from the top of the document, itself included. */
  readonly path: readonly (string | number)[];
}

/** An object or a list that is open where the text is read. */
interface Level {
  /** Fields so far; undefined in a list. */
  readonly keys: Set<string> | undefined;
  /** The field, or the position in the list, that is being read. */
  at: string | number;
}

/**
 * The first field that stands twice in an object, of which JSON.parse keeps the last in silence; undefined where there is none.
 * @param text JSON without a fault
 */
export function duplicateKey(text: string): DuplicateKey | undefined {
  // Most of a large text is numbers with commas between them, which matter only to the path.
  return firstTwice(text, /["{}[\]]/g) && firstTwice(text, /["{}[\],]/g);
}

function firstTwice(text: string, mark: RegExp): DuplicateKey | undefined {
  const levels: Level[] = [];
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const level = levels.at(-1);
    switch (found[0]) {
      case '{':
        levels.push({ keys: new Set(), at: '' });
        break;
      case '[':
        levels.push({ keys: undefined, at: 0 });
        break;
      case ',':
        if (level !== undefined && level.keys === undefined) level.at = (level.at as number) + 1;
        break;
      case '"': {
        const end = endOfString(text, found.index);
        mark.lastIndex = end;
        if (level?.keys === undefined || !isName(text, end)) break;
        const key = JSON.parse(text.slice(found.index, end)) as string;
        level.at = key;
        if (level.keys.has(key)) return { key, position: found.index, path: levels.map(({ at }) => at) };
        level.keys.add(key);
        break;
      }
      default:
        levels.pop();
    }
  }
  return undefined;
}

/** Behind the quote that ends a string: one before which there is an even number of backslashes. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** Whether a colon follows, white space aside. */
function isName(text: string, from: number): boolean {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return text[at] === ':';
}
