import { textInFragment } from './share/link.ts';
import { keptText } from './store/kept-draft.ts';

/** What a page opens with, as text that is still to be read. */
export interface StartText {
  readonly source: string;
  readonly text: string;
}

/** What stands behind `#from=` must be beside the page: a name, no path and no other site. */
const fromServer = /^#from=([\w.-]+)$/;

/**
 * The scenario that an address asks for: in its fragment, or a file beside the page, as the command line serves it.
 * Undefined where it asks for none. @throws Error where it cannot be had
 */
export async function askedFor(fragment: string): Promise<StartText | undefined> {
  const linked = await textInFragment(fragment);
  if (linked !== undefined) return { source: 'the link', text: linked };
  const name = fromServer.exec(fragment)?.[1];
  if (name === undefined) return undefined;
  const response = await fetch(`./${name}`);
  if (!response.ok) throw new Error(`${name} could not be read (${response.status}). Open the file instead.`);
  return { source: name, text: await response.text() };
}

/** The draft of the last visit, where there is one. */
export function lastVisit(storage: Storage): (StartText & { readonly timeLimitMs?: number }) | undefined {
  const kept = keptText(storage);
  if (kept === undefined) return undefined;
  const { draft, ...rest } = kept;
  return { source: 'the draft of your last visit', text: draft, ...rest };
}
