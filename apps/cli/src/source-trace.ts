import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * A trace with the places in the source files, as far as maps lie beside the files that it names. Node could do the same by
 * itself, but would read every map at every start for it.
 */
export function sourceTrace(stack: string): string {
  return stack.replace(/(file:\/\/\S+\.js):(\d+):(\d+)/g, (place, url: string, line: string, column: string) => {
    const source = sourceOf(url, Number(line), Number(column));
    return source ?? place;
  });
}

function sourceOf(url: string, line: number, column: number): string | undefined {
  try {
    const path = fileURLToPath(url);
    const map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')));
    const found = map.findEntry(line - 1, column - 1);
    if (!('originalSource' in found)) return undefined;
    const source = fileURLToPath(new URL(found.originalSource, url));
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  } catch {
    return undefined;
  }
}
