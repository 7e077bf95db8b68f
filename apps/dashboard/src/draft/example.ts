import type { Draft } from './draft.ts';

/** The scenario that the page opens with: the command line's bundled example, as data. A test keeps the two equal. */
export const example: Draft = {
  fleetmix: 1,
  name: 'chat on an 8B model',
  workload: {
    unit: 'requests/s',
    classes: [
      { name: 'short question', inputTokens: [1, 250], outputTokens: [1, 100], demand: 18 },
      { name: 'short answer long', inputTokens: [1, 250], outputTokens: [101, 1000], demand: 6 },
      { name: 'chat turn', inputTokens: [251, 2000], outputTokens: [1, 250], demand: 9 },
      { name: 'essay', inputTokens: [251, 2000], outputTokens: [251, 2000], demand: 2 },
      { name: 'document question', inputTokens: [2001, 16000], outputTokens: [1, 250], demand: 2.5 },
      { name: 'document rewrite', inputTokens: [2001, 16000], outputTokens: [251, 4000], demand: 0.4 },
    ],
  },
  offers: [
    { name: 'L4', gpu: 'L4', gpusPerReplica: 1, usdPerHour: 0.81, capacity: [6.5, 0.9, 2.4, 0.35, 0, 0] },
    { name: 'A100', gpu: 'A100-80GB', gpusPerReplica: 1, usdPerHour: 3.67, capacity: [24, 4.6, 11.5, 2.1, 1.9, 0.34] },
    { name: 'H100', gpu: 'H100', gpusPerReplica: 1, usdPerHour: 6.98, capacity: [42, 8.9, 21, 4.4, 4.1, 0.8] },
    { name: '2xH100', gpu: 'H100', gpusPerReplica: 2, usdPerHour: 13.96, capacity: [74, 17, 39, 8.6, 8.8, 1.9] },
  ],
  stock: { L4: 12, 'A100-80GB': 2, H100: 8 },
  options: { sharing: 'shared', headroom: 0, slices: 'none' },
};
