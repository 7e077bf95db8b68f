import { expect, test } from 'vitest';
import { className } from './class-name.ts';

test('a class is named by its ranges', () => {
  expect(className({ inputTokens: [1, 100], outputTokens: [1, 50] })).toBe('in 1-100 out 1-50');
});
