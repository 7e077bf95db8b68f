import { type ApiPrice, quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/** USD per 1M input and output tokens, in `0.10/0.30`. */
export function apiPrice(text: string): ApiPrice {
  const match = /^\$?(\d+(?:\.\d+)?|\.\d+)\s*\/\s*\$?(\d+(?:\.\d+)?|\.\d+)$/.exec(text.trim());
  if (match !== null)
    return { usdPerMillionInputTokens: Number(match[1]), usdPerMillionOutputTokens: Number(match[2]) };
  throw new UsageError(
    `--api-price is ${quoted(text)}; it must be USD per 1M input and per 1M output tokens, such as 0.10/0.30.`,
  );
}
