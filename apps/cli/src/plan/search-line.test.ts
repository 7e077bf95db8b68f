import { expect, it } from 'vitest';
import { searchText } from './search-line.ts';

it('tells the time, the best plan and what no plan undercuts', () => {
  expect(searchText(12.34, { incumbentUsdPerHour: 41.25, atLeastUsdPerHour: 40.9 })).toBe(
    '12.3 s  best 41.25 USD/hour, at least 40.90 (gap 0.8 %)',
  );
});

it('leaves out what is not known', () => {
  expect(searchText(0.41, {})).toBe('0.4 s  no plan so far');
  expect(searchText(75, { atLeastUsdPerHour: 3 })).toBe('1 min 15 s  no plan so far, at least 3.00');
  expect(searchText(1, { incumbentUsdPerHour: 5 })).toBe('1.0 s  best 5.00 USD/hour');
  expect(searchText(1, { incumbentUsdPerHour: 5, atLeastUsdPerHour: 0 })).toBe('1.0 s  best 5.00 USD/hour');
});

it('shows no gap below zero where a bound is rounded up past the cost', () => {
  expect(searchText(1, { incumbentUsdPerHour: 5, atLeastUsdPerHour: 5.0000001 })).toMatch(/\(gap 0\.0 %\)$/);
});
