import { counted } from '../output/figures.ts';
import { printable } from '../output/printable.ts';

/** A sentence, and what it is about. */
export type Remark = readonly [about: string, text: string];

const toldTexts = 12;
const toldThings = 6;

/** Each sentence once, with what it is about before it: `0 at 10 x 20, 10 x 30: too slow`. '' where there is none. */
export function groupedRemarks(remarks: readonly Remark[], before = ''): string {
  const found = new Map<string, string[]>();
  for (const [about, text] of remarks) {
    const things = found.get(text) ?? [];
    found.set(text, things);
    things.push(about);
  }
  const lines = [...found].slice(0, toldTexts).map(([text, things]) => {
    const more = things.length > toldThings ? ` and ${things.length - toldThings} more` : '';
    return printable(`  ${before}${things.slice(0, toldThings).join(', ')}${more}: ${text}`);
  });
  const left = found.size - toldTexts;
  return [...lines, ...(left > 0 ? [`  and ${counted(left, 'remark')} more: --json has all of them`] : [])].join('\n');
}
