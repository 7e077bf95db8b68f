import { printable } from '../output/printable.ts';

/** A figure of one thing: its name, and what it is; '' where there is none. */
export type Fact = readonly [name: string, text: string];

const widest = 96;

/** One thing with its figures below each other, long ones in several lines. */
export function card(title: string, facts: readonly Fact[]): string {
  const present = facts.filter(([, text]) => text !== '');
  const width = Math.max(...present.map(([name]) => name.length)) + 4;
  const lines = present.flatMap(([name, text]) =>
    wrapped(printable(text), widest - width).map((line, at) => `  ${(at === 0 ? name : '').padEnd(width - 2)}${line}`),
  );
  return [printable(title), ...lines].join('\n');
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
