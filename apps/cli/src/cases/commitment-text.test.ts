import { expect, it } from 'vitest';
import { commitmentText } from './commitment-text.ts';

const known = { rentedUsdPerHour: 6, reservedUsdPerHour: 5, isProved: true };

it('says what reserving some saves, beside none and all', () => {
  expect(commitmentText(4.5, known)).toBe(
    'Commit   saves 1.50 USD/hour (25.0 %) against reserving nothing, at 6.00\n' +
      '         saves 0.50 USD/hour (10.0 %) against reserving everything, at 5.00',
  );
});

it('promises no more than was proved', () => {
  expect(commitmentText(4.5, { ...known, isProved: false })).toContain('saves at most 1.50 USD/hour');
  expect(commitmentText(5.5, known)).toContain('costs 0.50 USD/hour (10.0 %) too much: more time may help, against');
});

it('says where one of them cannot be', () => {
  const none = { rentedUsdPerHour: null, reservedUsdPerHour: null, isProved: true };
  expect(commitmentText(4.5, none).split('\n')).toEqual([
    'Commit   nothing can serve this without reserved offers',
    '         reserved offers alone cannot serve it',
  ]);
});
