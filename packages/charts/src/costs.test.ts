import { describe, expect, it } from 'vitest';
import { costByOffer, costByPlanner, dark, light, seriesColour, type Theme } from './index.ts';

const offers = [
  { name: 'A10G', count: 3, usdPerHour: 3.03, utilization: 0.93 },
  { name: 'L4', count: 1, usdPerHour: 0.7, utilization: 0.4 },
];
const entries = [
  { planner: 'exact', usdPerHour: 5 },
  { planner: 'greedy', usdPerHour: 6 },
  { planner: 'homogeneous:L4', usdPerHour: null, note: 'infeasible' },
];

/** Title, title of the axis of amounts, and the bars. */
function read(configuration: ReturnType<typeof costByPlanner>) {
  const { options, data } = configuration;
  const [bars] = data.datasets;
  const axis = options?.scales?.['x'] as { title: { text: string } };
  const drawn = { data: bars?.data, backgroundColor: bars?.backgroundColor };
  return { title: options?.plugins?.title?.text, unit: axis.title.text, labels: data.labels, ...drawn };
}

describe('cost by planner', () => {
  it('has a bar a planner in USD/hour, and none where there is no plan', () => {
    const { title, unit, labels, data } = read(costByPlanner({ scenario: 'chat', entries }));
    expect([title, unit]).toEqual(['What each planner asks for chat', 'USD/hour']);
    expect(labels).toEqual(['exact', 'greedy', 'homogeneous:L4']);
    expect(data).toEqual([5, 6, null]);
  });

  it.each([light, dark])('colours the cheapest alone', (theme: Theme) => {
    const { backgroundColor } = read(costByPlanner({ scenario: 'chat', entries }, theme));
    expect(backgroundColor).toEqual([seriesColour(0, theme), theme.faint, theme.faint]);
  });

  it('draws nothing but words where no planner has a plan', () => {
    expect(read(costByPlanner({ scenario: 'chat', entries: entries.slice(2) })).data).toEqual([null]);
  });
});

it('cost by offer has a bar an offer in USD/hour, each in its own colour, with its count', () => {
  const { title, unit, labels, data, backgroundColor } = read(costByOffer({ title: 'Costs', offers }));
  expect([title, unit]).toEqual(['Costs', 'USD/hour']);
  expect(labels).toEqual(['3 × A10G', '1 × L4']);
  expect(data).toEqual([3.03, 0.7]);
  expect(backgroundColor).toEqual([seriesColour(0), seriesColour(1)]);
});
