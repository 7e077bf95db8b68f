import type { Draft } from '../draft/draft.ts';
import { compress, decompress } from './compress.ts';

const start = '#s=';
/** Longer addresses are cut by some programs that they are sent through. */
const safeLength = 30_000;

/** The address of this page with the scenario in its fragment, which browsers send to no server. */
export async function linkTo(draft: Draft, page: string): Promise<{ readonly link: string; readonly isLong: boolean }> {
  const link = `${page.split('#')[0]}${start}${await compress(JSON.stringify(draft))}`;
  return { link, isLong: link.length > safeLength };
}

/** The scenario's text in an address's fragment; undefined where it holds none. @throws Error where it is damaged */
export async function textInFragment(fragment: string): Promise<string | undefined> {
  return fragment.startsWith(start) ? decompress(fragment.slice(start.length)) : undefined;
}
