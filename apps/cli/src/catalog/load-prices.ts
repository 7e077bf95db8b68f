import { prices as builtIn, type Price, type PriceReading, readPrices } from '@fleetmix/catalog';
import { readText } from '../input/read-text.ts';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type PriceFile, priceFiles } from './price-files.ts';
import { skippedText } from './skipped-text.ts';

/** A file of prices and what it holds. */
export interface ReadFile {
  readonly name: string;
  readonly reading: PriceReading;
}

/**
 * The prices in these files and folders, or the built-in ones where none is named; with `add` both. Tells on stderr how
 * many there are, and which rows were left out and why.
 * @throws UsageError where a file cannot be read, or nothing in a folder holds prices
 * @throws InputError where a file that was named holds no price that can be used
 */
export async function loadPrices(
  paths: readonly string[] | undefined,
  options: { readonly add?: boolean },
  terminal: Terminal,
): Promise<readonly Price[]> {
  if (paths === undefined) return builtIn;
  const files = (await Promise.all(paths.map(priceFiles))).flat();
  const read: ReadFile[] = [];
  // One after another: each may hold a hundred thousand rows.
  for (const file of files) read.push(...(await readFile(file, terminal)));
  const own = read.flatMap(({ reading }) => reading.prices);
  if (own.length === 0) throw new UsageError(`no prices were found in ${paths.join(', ')}. See what was said of each.`);
  terminal.note(summary(read, own.length, options.add === true));
  return options.add === true ? [...builtIn, ...own] : own;
}

/** None where a file of a folder holds no prices: that is told, and the others are read. */
async function readFile({ path, name, isFound }: PriceFile, terminal: Terminal): Promise<readonly ReadFile[]> {
  const text = await readText(path);
  try {
    return [{ name, reading: await readPrices(text, name) }];
  } catch (error) {
    if (!isFound || !(error instanceof Error) || error.name !== 'InputError') throw error;
    terminal.note(`Left out: ${error.message.split('\n').slice(0, 2).join('').replace(/ +/g, ' ')}`);
    return [];
  }
}

function summary(read: readonly ReadFile[], own: number, added: boolean): string {
  const [{ name } = { name: '' }] = read;
  const where = read.length === 1 ? name : counted(read.length, 'file');
  const others = added
    ? `, beside the ${counted(builtIn.length, 'built-in price', 'built-in prices')}`
    : '; the built-in ones are left out';
  return [`${counted(own, 'price')} from ${where}${others}.`, ...skippedText(read)].join('\n');
}
