import { readScenario, type Scenario } from '@fleetmix/core';

/** A scenario whose cheapest plan is known by reasoning. */
export interface Example {
  readonly scenario: Scenario;
  /** Cost of the cheapest plan; null where there is none. */
  readonly usdPerHour: number | null;
  /** Why it is the cheapest. */
  readonly because: string;
}

const chat = { name: 'chat', demand: 10 };
const code = { name: 'code', demand: 6 };

/** Two kinds of GPU, each better at one class. */
export const mixed: Example = {
  scenario: readScenario({
    fleetmix: 1,
    name: 'mixed',
    workload: { classes: [chat, code] },
    offers: [
      { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [5, 1] },
      { name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [10, 6] },
    ],
  }),
  usdPerHour: 5,
  because: 'Chat costs at least 1/5 each and code 3/6, 10/5 + 18/6 = 5; two small and one large cost just that.',
};

/** One replica has room for both classes, half and half. */
export const shared: Example = {
  scenario: readScenario({
    fleetmix: 1,
    name: 'shared',
    workload: {
      classes: [
        { ...chat, demand: 5 },
        { ...code, demand: 3 },
      ],
    },
    offers: [{ name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [10, 6] }],
  }),
  usdPerHour: 3,
  because: 'Chat fills 5/10 and code 3/6 of a replica: one is exactly full, and none is too few.',
};

/** The cheap GPU runs out, and its two sizes draw on the same stock. */
export const scarce: Example = {
  scenario: readScenario({
    fleetmix: 1,
    name: 'scarce',
    workload: { classes: [chat] },
    offers: [
      { name: 'one', gpu: 'L4', gpusPerReplica: 1, usdPerHour: 1, capacity: [2] },
      { name: 'two', gpu: 'L4', gpusPerReplica: 2, usdPerHour: 2, capacity: [3] },
      { name: 'dear', gpu: 'H100', usdPerHour: 6, capacity: [10] },
    ],
    stock: { L4: 4 },
  }),
  usdPerHour: 6,
  because: 'Four L4 carry at most 8 of 10, counted once for both sizes; one dear replica carries all of it for 6.',
};

/** A class that nobody serves. */
export const unservable: Example = {
  scenario: readScenario({
    fleetmix: 1,
    name: 'unservable',
    workload: { classes: [chat, code] },
    offers: [{ name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [5, 0] }],
  }),
  usdPerHour: null,
  because: 'The only offer has capacity 0 for code.',
};

/** Every class can be served, but not all of it. */
export const soldOut: Example = {
  scenario: readScenario({
    fleetmix: 1,
    name: 'sold out',
    workload: { classes: [chat] },
    offers: [{ name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4] }],
    stock: { L4: 2 },
  }),
  usdPerHour: null,
  because: '10 at 4 a replica need three, and two are in stock.',
};

/** A class in one piece must go where all of it fits; divided, it would cost 3. */
export const undivided: Example = {
  scenario: readScenario({
    fleetmix: 1,
    name: 'undivided',
    workload: { classes: [{ ...chat, demand: 12 }] },
    offers: [
      { name: 'last', gpu: 'L4', usdPerHour: 1, capacity: [8], maxReplicas: 1 },
      { name: 'next', gpu: 'A10G', usdPerHour: 2, capacity: [5] },
      { name: 'dear', gpu: 'H100', usdPerHour: 4, capacity: [12] },
    ],
    options: { slices: 1 },
  }),
  usdPerHour: 4,
  because: 'One last and one next carry 8 + 4 for 3, but the class must not be cut: three next cost 6, one dear 4.',
};

/** Every example. */
export const examples: readonly Example[] = [mixed, shared, scarce, unservable, soldOut, undivided];
