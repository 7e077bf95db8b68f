import { quoted } from '../scenario/names.ts';
import { lineAndColumn } from './line-and-column.ts';

/** What JSON.parse found wrong and where, in a sentence, with a remedy where its words give none. */
export function jsonReason({ message }: Error, text: string): string {
  const reason = message.replace(/ (in JSON )?at position.*/s, '').replace(/, (\.\.\.)?".*is not valid JSON$/s, '');
  const remedy = /property name/.test(reason) ? ' Put field names in double quotes, and no comma after the last.' : '';
  return `${reason}${place(message, text)}.${remedy}`;
}

/** V8 gives a position, or the text around it; people look for a line. */
function place(message: string, text: string): string {
  const around = /, (?:\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1];
  const position = /at position (\d+)/.exec(message)?.[1] ?? positionAround(message, text, around);
  if (position !== undefined) return lineAndColumn(text, Number(position));
  return around === undefined ? '' : ` near ${quoted(around)}`;
}

/** V8 quotes the ten characters before the fault and those after it. Where they stand twice, they tell no position. */
function positionAround(message: string, text: string, around?: string): number | undefined {
  if (around === undefined || !message.includes(', ..."')) return undefined;
  const start = text.indexOf(around);
  return start === text.lastIndexOf(around) && start >= 0 ? start + 10 : undefined;
}
