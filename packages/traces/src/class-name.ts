import type { RequestClass } from '@fleetmix/core';

/** The name of a class that is known by its token ranges: `in 1-100 out 1-50`. */
export function className({ inputTokens, outputTokens }: Required<Pick<RequestClass, 'inputTokens' | 'outputTokens'>>) {
  return `in ${inputTokens.join('-')} out ${outputTokens.join('-')}`;
}
