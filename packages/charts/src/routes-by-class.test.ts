import { describe, expect, it } from 'vitest';
import { planPicture, routesByClass } from './index.ts';

const classes = Array.from({ length: 1600 }, (_, position) => `class ${position}`);
const shares = classes.map((_, position) => [position / 1600, 1 - position / 1600]);
const loads = classes.map((_, position) => (position === 7 ? 9999 : position));
const many = { title: 'Routes', offers: ['A10G', 'L4'], classes, shares };

describe('routes by class', () => {
  it('stack to 100 % in every class, on an axis that says so', () => {
    const { data, options } = routesByClass(many);
    const [first, second] = data.datasets.map((dataset) => dataset.data as number[]);
    for (const [row, share] of (first ?? []).entries()) expect(share + (second?.[row] ?? 0)).toBeCloseTo(100);
    expect(options?.scales?.['x']).toMatchObject({ stacked: true, max: 100, title: { text: 'share of the class, %' } });
    expect(options?.scales?.['y']).toMatchObject({ stacked: true });
  });

  it('of many classes show those with the largest load, and say so', () => {
    const { data, options } = routesByClass({ ...many, loads });
    expect(data.labels?.slice(0, 3)).toEqual(['class 7', 'class 1599', 'class 1598']);
    expect(data.labels).toHaveLength(40);
    expect(data.datasets[0]?.data[0]).toBeCloseTo((100 * 7) / 1600);
    expect(options?.plugins?.title?.text).toBe('Routes: 40 of 1,600, largest load first');
  });

  it('of many classes without loads show the first, and say so', () => {
    const { data, options } = routesByClass(many);
    expect(data.labels?.at(-1)).toBe('class 39');
    expect(options?.plugins?.title?.text).toBe('Routes, first 40 of 1,600');
  });

  it('of few classes show all, in their order', () => {
    const { data, options } = routesByClass({ ...many, classes: classes.slice(0, 40), loads });
    expect(data.labels).toEqual(classes.slice(0, 40));
    expect(options?.plugins?.title?.text).toBe('Routes');
  });
});

it('a plan shows its classes with the largest load where it knows them', () => {
  const drawn = classes.map((name, position) => ({ name, load: loads[position] as number, shares: [] }));
  const { panels } = planPicture({ scenario: 'chat', usdPerHour: 0, offers: [], classes: drawn });
  expect(panels[1]?.data.labels?.[0]).toBe('class 7');
});
