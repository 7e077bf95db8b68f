/** A scenario that keeps a search busy: unlike prices for like speeds, and slices that do not add up to replicas. */
export function hardScenario(offers: number, classes: number, stock?: number): object {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1664525 + 1013904223) % 2 ** 32;
    return seed / 2 ** 32;
  };
  const demands = Array.from({ length: classes }, () => Number((0.5 + 3 * random()).toFixed(2)));
  const rented = Array.from({ length: offers }, (_, at) => {
    const usdPerHour = Number((1 + 6 * random()).toFixed(3));
    const capacity = demands.map(() => Number((usdPerHour * (0.6 + 0.5 * random())).toFixed(3)));
    return { name: `offer ${at}`, gpu: `gpu ${at}`, usdPerHour, capacity };
  });
  return {
    fleetmix: 1,
    name: 'a hard one',
    workload: { classes: demands.map((demand, at) => ({ name: `class ${at}`, demand })) },
    offers: rented,
    ...(stock === undefined ? {} : { stock: Object.fromEntries(rented.map(({ gpu }) => [gpu, stock])) }),
    options: { slices: 3 },
  };
}
