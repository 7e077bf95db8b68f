import { readFile } from 'node:fs/promises';
import { parseScenario, readScenario, scenarioDocument } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { cellText } from './cell-text.ts';
import type { Draft } from './draft.ts';
import { addClass, addOffer, duplicateOffer, removeClass, removeOffer, sortOffers } from './edit-rows.ts';
import { example } from './example.ts';
import { isTable, pasteTable } from './paste.ts';
import { setCell } from './set-cell.ts';

function typed(draft: Draft, cell: Cell, text: string): Draft {
  const entry = setCell(draft, cell, text);
  if ('problem' in entry) throw new Error(entry.problem);
  return entry.value;
}

describe('the example', () => {
  it('is the one that the command line plans', async () => {
    const path = new URL('../../../cli/examples/chat.yaml', import.meta.url);
    expect(readScenario(example)).toEqual(await parseScenario(await readFile(path, 'utf8')));
  });

  it('is the same after it was read and written down again', () => {
    expect(scenarioDocument(readScenario(example))).toEqual(example);
  });
});

describe('typing into a cell', () => {
  it('reads numbers as people and spreadsheets write them', () => {
    const price = (text: string) =>
      typed(example, { table: 'offers', row: 0, field: 'usdPerHour' }, text).offers[0]?.usdPerHour;
    expect(['0.9', '$0.9', '0.9 USD/hour', ' .9 ', '0,9', '1,234.5', '1,234,567'].map(price)).toEqual([
      0.9, 0.9, 0.9, 0.9, 0.9, 1234.5, 1234567,
    ]);
  });

  it.each(['', '-1', 'abc', '1e999', 'NaN', '0x10'])('refuses the price %j, and says what to give', (text) => {
    expect(setCell(example, { table: 'offers', row: 0, field: 'usdPerHour' }, text)).toHaveProperty('problem');
  });

  it('takes away a limit that is emptied, so that the file has no such field', () => {
    const cell = { table: 'offers', row: 0, field: 'maxReplicas' } as const;
    expect(typed(typed(example, cell, '3'), cell, '').offers[0]).toEqual(example.offers[0]);
  });

  it('frees a GPU type of its limit when its stock is emptied', () => {
    expect(typed(example, { table: 'stock', gpu: 'H100' }, '').stock).toEqual({ L4: 12, 'A100-80GB': 2 });
  });

  it('reads ranges of tokens, and headroom in percent', () => {
    const ranged = typed(example, { table: 'classes', row: 0, field: 'inputTokens' }, '10 - 2,000');
    expect(ranged.workload.classes[0]?.inputTokens).toEqual([10, 2000]);
    expect(typed(example, { table: 'options', field: 'headroom' }, '20 %').options?.headroom).toBe(0.2);
    expect(setCell(example, { table: 'classes', row: 0, field: 'inputTokens' }, '9-1')).toHaveProperty('problem');
  });

  it('shows every cell as a text that reads back to the same scenario', () => {
    for (const field of ['name', 'gpu', 'gpusPerReplica', 'usdPerHour'] as const) {
      const cell = { table: 'offers', row: 3, field } as const;
      expect(typed(example, cell, cellText(example, cell))).toEqual(example);
    }
  });
});

describe('rows', () => {
  it('keep capacities with their offers and classes, whatever is added and removed', () => {
    const changed = removeClass(sortOffers(duplicateOffer(addClass(addOffer(example)), 1), 'usdPerHour'), 0);
    expect(() => readScenario(changed)).not.toThrow();
    expect(changed.offers.find(({ name }) => name === 'A100 2')?.capacity).toEqual([4.6, 11.5, 2.1, 1.9, 0.34, 0]);
  });

  it('are sorted the other way when they stand sorted already', () => {
    const once = sortOffers(example, 'usdPerHour');
    expect(sortOffers(once, 'usdPerHour').offers).toEqual(once.offers.toReversed());
  });

  it('leave one offer and one class', () => {
    const one = { ...example, offers: example.offers.slice(0, 1) };
    expect(removeOffer(one, 0)).toBe(one);
  });
});

describe('pasting from a spreadsheet', () => {
  it('fills cells to the right and below, and adds rows', () => {
    const text = 'A10G\tA10G\t1\t1.01\nH200\tH200\t1\t4.50\t\t2\n';
    const entry = pasteTable(example, { table: 'offers', row: 3, field: 'name' }, text);
    const offers = 'value' in entry ? entry.value.offers : [];
    expect(
      offers.slice(3).map(({ name, gpu, usdPerHour, maxReplicas }) => [name, gpu, usdPerHour, maxReplicas]),
    ).toEqual([
      ['A10G', 'A10G', 1.01, undefined],
      ['H200', 'H200', 4.5, 2],
    ]);
  });

  it('goes on from a class’s own fields into its capacities', () => {
    const entry = pasteTable(example, { table: 'classes', row: 0, field: 'demand' }, '20\t7\t25');
    expect('value' in entry && entry.value.offers.map(({ capacity }) => capacity[0])).toEqual([7, 25, 42, 74]);
  });

  it('takes all or nothing, and names the place that cannot be taken', () => {
    const entry = pasteTable(example, { table: 'offers', row: 0, field: 'usdPerHour' }, '1\n2\nthree');
    expect(entry).toEqual({ problem: 'Row 3, column 1 of what was pasted: Give a number, 0 or more.' });
  });

  it('is told from pasting a word', () => {
    expect([isTable('3.5'), isTable('3.5\n'), isTable('1\t2'), isTable('1\n2')]).toEqual([false, false, true, true]);
  });
});

describe('where capacities come from', () => {
  const offers = example.offers.map((offer) => ({
    ...offer,
    capacitySource: 'estimated' as const,
    priceSource: 'a list',
  }));
  const draft: Draft = { ...example, offers };
  const sourcesOf = (one: Draft) => one.offers[0]?.capacitySource;

  it('is the hand, for figures that are typed, and stays for all others', () => {
    const after = typed(draft, { table: 'capacity', row: 2, offer: 0 }, '9');
    expect(sourcesOf(after)).toEqual(['estimated', 'estimated', 'assumed', 'estimated', 'estimated', 'estimated']);
    expect(sourcesOf(removeClass(after, 2))).toBe('estimated');
    expect(sourcesOf(addClass(draft))).toEqual([...example.workload.classes.map(() => 'estimated'), 'assumed']);
    expect(() => readScenario(addClass(removeClass(after, 0)))).not.toThrow();
  });

  it('is said of prices too', () => {
    const { offers: priced } = typed(draft, { table: 'offers', row: 0, field: 'usdPerHour' }, '2');
    expect(priced.map(({ priceSource }) => priceSource)).toEqual(['typed by hand', 'a list', 'a list', 'a list']);
  });
});
