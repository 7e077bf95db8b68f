import { describe, expect, it } from 'vitest';
import { gigabytes, parameters } from './amounts.ts';
import { nameMatcher } from './name-pattern.ts';

describe('sizes', () => {
  it('are read with their units', () => {
    expect(['80GB', '80', '0.2 tb', '24g'].map((text) => gigabytes(text, '--min-memory'))).toEqual([80, 80, 200, 24]);
    expect(['70B', '1.5t', '500M', '8'].map((text) => parameters(text, '--max-size'))).toEqual([
      70e9, 1.5e12, 500e6, 8e9,
    ]);
  });

  it.each(['', '0', '-1GB', '80GiB', 'big', '1e3', '80 G B', 'constructor'])('%j is refused', (text) => {
    expect(() => gigabytes(text, '--min-memory')).toThrow('--min-memory is');
    expect(() => parameters(text, '--max-size')).toThrow('such as 70B');
  });
});

describe('a pattern for names', () => {
  it('is a part of the name, whatever its case and punctuation', () => {
    expect(nameMatcher('RTX 40')(['RTX-4090'])).toBe(true);
    expect(nameMatcher('pcie')(['A100', 'a100-pcie'])).toBe(true);
    expect(nameMatcher('h200')(['H100-SXM'])).toBe(false);
  });

  it('is the whole name where it has a star', () => {
    const matches = nameMatcher('a100*pcie');
    expect(matches(['A100-80GB-PCIe'])).toBe(true);
    expect(matches(['A100-80GB-PCIe-x'])).toBe(false);
    expect(nameMatcher('*')(['anything'])).toBe(true);
  });

  it('has no other characters with a meaning', () => {
    expect(nameMatcher('.+')(['x'])).toBe(true);
    expect(nameMatcher('(')(['x'])).toBe(true);
    expect(nameMatcher('[x]')(['y'])).toBe(false);
  });
});
