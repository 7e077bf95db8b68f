import type { CST, Document } from 'yaml';
import { lineAndColumn } from './line-and-column.ts';

/** The data of a scenario or a grid is less than ten levels deep. */
const mostLevels = 100;

/**
 * The plain data in a YAML text of one document. Merge keys are read, as in YAML 1.1.
 * @throws Error that says what is wrong and where, with a remedy
 */
export async function parseYaml(text: string): Promise<unknown> {
  const { Composer } = await import('yaml');
  const composer = new Composer({ strict: true, uniqueKeys: true, merge: true, prettyErrors: false });
  const [document, second] = composer.compose(await shallowTokens(text), true, text.length);
  const [error] = document?.errors ?? [];
  if (error !== undefined) throw new Error(withRemedy(`${error.message}${lineAndColumn(text, error.pos[0])}`));
  if (second !== undefined) throw new Error('it holds several documents, divided by ---; keep one.');
  return dataOf(document as Document);
}

function dataOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new Error(withRemedy((cause as Error).message), { cause });
  }
}

/**
 * The parser's tokens. Its composer recurses, and a stack that runs full inside a regular expression
 * ends the whole process, past every catch; so the depth is counted before it sees the tokens.
 */
async function shallowTokens(text: string): Promise<readonly CST.Token[]> {
  const { Lexer, Parser } = await import('yaml');
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > mostLevels) {
      throw new Error(`it is nested too deeply${lineAndColumn(text, parser.offset)}; at most ${mostLevels} levels.`);
    }
    // Past an error nothing is read, and a run of errors takes the parser time that grows with its square.
    if (tokens.at(-1)?.type === 'error') break;
  }
  return [...tokens, ...parser.end()];
}

function withRemedy(reason: string): string {
  return `${reason}.${remedies.find(([pattern]) => pattern.test(reason))?.[1] ?? ''}`;
}

const remedies: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [/alias count/, ' Write out what *aliases repeat.'],
  [/Nested mappings/, ' Put a text that holds ": " in quotes.'],
  [/Tabs are not allowed/, ' Use spaces.'],
  [/keys must be unique/, ' Remove one of them.'],
];
