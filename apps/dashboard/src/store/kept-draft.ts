import type { Draft } from '../draft/draft.ts';

const key = 'fleetmix draft 1';
/** Browsers keep some 5 MB; larger scenarios live in files. */
const mostLetters = 2_000_000;

/** What is kept between visits. */
export interface Kept {
  readonly draft: Draft;
  readonly timeLimitMs: number;
}

/** Keeps a draft until the next visit; whether that was possible. */
export function keepDraft(kept: Kept, storage: Pick<Storage, 'setItem'>): boolean {
  try {
    const text = JSON.stringify(kept);
    if (text.length > mostLetters) return false;
    storage.setItem(key, text);
    return true;
  } catch {
    return false; // Storage may be full, or forbidden: the page works without.
  }
}

/** What was kept, as text to be read like any file, since another version of the page may have written it. */
export function keptText(storage: Pick<Storage, 'getItem'>): { draft: string; timeLimitMs?: number } | undefined {
  try {
    const { draft, timeLimitMs } = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Kept>;
    if (draft === undefined) return undefined;
    return {
      draft: JSON.stringify(draft),
      ...(Number.isFinite(timeLimitMs) ? { timeLimitMs: Number(timeLimitMs) } : {}),
    };
  } catch {
    return undefined;
  }
}
