/** What a typed text means, or why it cannot be taken. */
export type Entry<Value> = { readonly value: Value } | { readonly problem: string };

/** A number as people and spreadsheets write it: `1,234.5`, `3.67 USD`, `$3.67`. Nothing below 0. */
export function readAmount(text: string): Entry<number> {
  const plain = text.replaceAll(/[\s$€_]|,(?=\d{3}(\D|$))|USD(\/h(our)?)?/gi, '').replace(/^(\d*),(\d+)$/, '$1.$2');
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return { problem: 'Give a number, 0 or more.' };
  const value = Number(plain);
  return Number.isFinite(value) ? { value } : { problem: 'This number is too large.' };
}

/** A whole number of at least `least`. */
export function readWhole(text: string, least = 0): Entry<number> {
  const entry = readAmount(text);
  if ('problem' in entry) return { problem: `Give a whole number, ${least} or more.` };
  if (!Number.isSafeInteger(entry.value) || entry.value < least) {
    return { problem: `Give a whole number, ${least} or more.` };
  }
  return entry;
}

/** A whole number, or nothing where there is no limit. */
export function readLimit(text: string): Entry<number | undefined> {
  return /^\s*(no limit|none|–|-|∞)?\s*$/i.test(text) ? { value: undefined } : readWhole(text);
}

/** A range of tokens: `1-250`; or nothing. */
export function readRange(text: string): Entry<[number, number] | undefined> {
  if (text.trim() === '') return { value: undefined };
  const [, first, last] = /^\s*([\d,]+)\s*[-–]\s*([\d,]+)\s*$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return { problem: 'Give a range such as 1-250.' };
  const range: [number, number] = [Number(first.replaceAll(',', '')), Number(last.replaceAll(',', ''))];
  return range[0] <= range[1] ? { value: range } : { problem: 'Give the lower number first.' };
}

/** A name: any text that is not empty, on one line. */
export function readName(text: string): Entry<string> {
  const value = text.replaceAll(/\p{Cc}/gu, ' ').trim();
  if (value === '') return { problem: 'Give a name.' };
  return value.length <= 500 ? { value } : { problem: 'Give a name of at most 500 letters.' };
}

/** A share of demand in percent, as a share: `20` is 0.2. */
export function readPercent(text: string): Entry<number> {
  const entry = readAmount(text.replace('%', ''));
  return 'problem' in entry ? { problem: 'Give percent, 0 or more.' } : { value: entry.value / 100 };
}

/** Slices of each class: `none`, or a number from 1 to 1000. */
export function readSlices(text: string): Entry<number | 'none'> {
  if (/^\s*(none)?\s*$/i.test(text)) return { value: 'none' };
  const entry = readWhole(text, 1);
  return 'problem' in entry || entry.value > 1000 ? { problem: 'Give none, or a number from 1 to 1000.' } : entry;
}

/** The same, or nothing. */
export function readOptional<Value>(text: string, read: (text: string) => Entry<Value>): Entry<Value | undefined> {
  return text.trim() === '' ? { value: undefined } : read(text);
}

/** A share of the whole in percent, at most all of it. */
export function readShare(text: string): Entry<number> {
  const entry = readPercent(text);
  return 'problem' in entry || entry.value > 1 ? { problem: 'Give percent, from 0 to 100.' } : entry;
}

/** A number above 0. */
export function readPositive(text: string): Entry<number> {
  const entry = readAmount(text);
  return 'problem' in entry || entry.value <= 0 ? { problem: 'Give a number above 0.' } : entry;
}

const pricings = ['on-demand', 'spot', 'reserved'] as const;

/** How an offer is paid for. */
export function readPricing(text: string): Entry<(typeof pricings)[number]> {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const value = pricings.find((one) => one === typed);
  return value === undefined ? { problem: 'Give on-demand, spot or reserved, or nothing.' } : { value };
}

/** Which half of a request an offer does, where it does not do the whole. */
export function readRole(text: string): Entry<'prefill' | 'decode'> {
  const value = (['prefill', 'decode'] as const).find((one) => one === text.trim().toLowerCase());
  return value === undefined ? { problem: 'Give prefill or decode, or nothing.' } : { value };
}
