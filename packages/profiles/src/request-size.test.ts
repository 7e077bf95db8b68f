import { expect, test } from 'vitest';
import { middleSize } from './request-size.ts';

test('a class is known by the middle of its ranges, or not at all', () => {
  const sized = { name: 'a', demand: 1, inputTokens: [1, 99], outputTokens: [10, 20] } as const;
  expect(middleSize(sized)).toEqual({ inputTokens: 50, outputTokens: 15 });
  expect(middleSize({ name: 'a', demand: 1, inputTokens: [1, 99] })).toBeUndefined();
});
