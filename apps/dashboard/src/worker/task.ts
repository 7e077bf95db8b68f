import type { Answer, Request } from './protocol.ts';

/** Carries out one kind of request. What it throws becomes `failed`; its end becomes `done`. */
export type Task<Kind extends Request['kind']> = (
  request: Extract<Request, { readonly kind: Kind }>,
  answer: (answer: Answer) => void,
  signal: AbortSignal,
) => Promise<void>;
