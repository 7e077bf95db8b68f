import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';
import { duration, percent, usd } from './figures.ts';
import { guaranteeText, shortGuarantee } from './guarantee-text.ts';
import { printable } from './printable.ts';
import { table } from './table.ts';

describe('a table', () => {
  it('sets numbers to the right, and counts wide characters twice', () => {
    const drawn = table(
      [{ head: 'Offer' }, { head: 'USD/hour', align: 'right' }],
      [
        ['東京', '3.67'],
        ['a', '10.00'],
      ],
    );
    expect(drawn.split('\n')).toEqual(['  Offer  USD/hour', '  東京       3.67', '  a         10.00']);
  });

  it('writes control characters of a name as escapes', () => {
    expect(table([{ head: 'Offer' }], [['\u001b[2Jgone\nnew line']])).toContain('\\x1b[2Jgone\\x0anew line');
  });
});

describe('a printed name', () => {
  it('keeps letters, quotes and emoji, and shows what would move or turn the text', () => {
    expect(printable('naïve "🚀" __proto__')).toBe('naïve "🚀" __proto__');
    expect(printable('a\tb\u202Ec\u2028d\u009b')).toBe('a\\x09b\\u202ec\\u2028d\\x9b');
  });
});

describe('figures', () => {
  it('have two decimals for money, and units for the rest', () => {
    expect([usd(1234.5), usd(0), percent(0.931), percent(-0.0001), percent(0.0312, 1)]).toEqual([
      '1,234.50',
      '0.00',
      '93 %',
      '0 %',
      '3.1 %',
    ]);
    expect([duration(0.018), duration(12.34), duration(245)]).toEqual(['0.02 s', '12.3 s', '4 min 5 s']);
  });
});

describe('a guarantee in words', () => {
  it('says proved, or how far above the optimum at most, rounded up', () => {
    const bounded = { kind: 'bounded', relativeGap: 0.0301, atLeastUsdPerHour: 6.49 } as const;
    expect(guaranteeText({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 6.7 }, 6.7)).toBe('proved optimal');
    expect(guaranteeText(bounded, 6.69)).toBe('at most 3.1 % above the optimum (at least 6.49 USD/hour)');
    expect(shortGuarantee(bounded, 6.69)).toBe('at most +3.1 %');
    expect(guaranteeText({ kind: 'none' }, 6.69)).toMatch(/^no guarantee/);
    const goal = { kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 6.49 } as const;
    expect(guaranteeText(goal, 6.49, 'most-served')).toBe('proved optimal');
    expect(guaranteeText(goal, 6.69, 'most-served')).toBe(
      'proved to reach the goal, most-served; what is as good costs 6.49 USD/hour at least',
    );
    expect(guaranteeText(bounded, bounded.atLeastUsdPerHour, 'most-served')).toMatch(
      /^at most [\d.]+ % short of the goal, most-served$/,
    );
    expect(shortGuarantee(bounded, 6.69, 'most-served')).toMatch(/^goal within [\d.]+ %$/);
  });

  it('does not call a plan proved when a gap was allowed and used', () => {
    expect(guaranteeText({ kind: 'optimal', relativeGap: 0.008, atLeastUsdPerHour: 9.92 }, 10)).toMatch(
      /^at most 0.9 %/,
    );
  });

  it('promises nothing against a bound of 0', () => {
    expect(guaranteeText({ kind: 'bounded', relativeGap: 1, atLeastUsdPerHour: 0 }, 5)).toMatch(/any amount above/);
  });
});

describe('CSV', () => {
  it('quotes commas, quotes and line breaks', () => {
    expect(
      csv([
        ['a', 1],
        ['x,y', 'say "hi"\n'],
      ]),
    ).toBe('a,1\n"x,y","say ""hi""\n"');
  });
});
