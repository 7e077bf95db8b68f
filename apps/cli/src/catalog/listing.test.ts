import { describe, expect, it } from 'vitest';
import { type Column, listCsv, listTable, shortened, sorted } from './listing.ts';

interface Thing {
  readonly name: string;
  readonly memory?: number;
}

const columns: readonly Column<Thing>[] = [
  { name: 'name', of: ({ name }) => name, shown: { head: 'thing' } },
  { name: 'memoryGB', of: ({ memory }) => memory, shown: { head: 'GB', align: 'right' } },
  { name: 'hidden', of: () => 'a, "b"' },
];
const things: readonly Thing[] = [{ name: 'v9', memory: 1536 }, { name: 'v10' }, { name: 'v1', memory: 80 }];
const names = (sort?: string, reverse?: boolean) => sorted(things, columns, { sort, reverse }).map(({ name }) => name);

describe('a list', () => {
  it('is sorted by a column, upwards or downwards, with the things that lack the figure last', () => {
    expect(names('memoryGB')).toEqual(['v1', 'v9', 'v10']);
    expect(names('-memoryGB')).toEqual(['v9', 'v1', 'v10']);
    expect(names('memoryGB', true)).toEqual(['v9', 'v1', 'v10']);
    expect(names('-memoryGB', true)).toEqual(['v1', 'v9', 'v10']);
  });

  it('is sorted by names as people count', () => {
    expect(names('name')).toEqual(['v1', 'v9', 'v10']);
  });

  it('keeps its own order where none is asked for, or turns it around', () => {
    expect(names()).toEqual(['v9', 'v10', 'v1']);
    expect(names(undefined, true)).toEqual(['v1', 'v10', 'v9']);
  });

  it('takes the beginning of a column in any case, and names the columns where none begins so', () => {
    expect(names('MEM')).toEqual(['v1', 'v9', 'v10']);
    expect(() => names('memry')).toThrow('--sort "memry" is no column. There are: name, memoryGB, hidden.');
    expect(() => names('-')).toThrow('--sort "" is no column');
  });

  it('is a table of what is shown, and CSV of everything', () => {
    expect(listTable(things, columns)).toBe('  thing     GB\n  v9     1,536\n  v10\n  v1        80');
    expect(listCsv(things.slice(1), columns)).toBe('name,memoryGB,hidden\nv10,,"a, ""b"""\nv1,80,"a, ""b"""');
  });
});

describe('a name in a table', () => {
  it('is cut where it is too long, and cannot move the cursor', () => {
    expect([shortened('abcdef', 6), shortened('abcdefg', 6)]).toEqual(['abcdef', 'abcde…']);
    expect(shortened('a\u001b[2J', 20)).toBe('a\\x1b[2J');
  });
});
