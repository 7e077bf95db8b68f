type Numbers = readonly number[];

/**
 * The prices at which some class changes its cheapest offer, each scaled to add up to 1. On an extreme ray of the regions
 * between such changes the offers with a price are joined, one to the next, by classes that find two of them equally
 * cheap: p_c a_bc = p_d a_bd. So the rays grow from single offers by one joint at a time, in every order.
 * @param classes loads of a class on each offer; Infinity where it cannot be served
 */
export function criticalPrices(classes: readonly Numbers[], offers: number): readonly Numbers[] {
  let newest: readonly Numbers[] = singles(offers);
  const all = [...newest];
  for (let joints = 1; joints < offers; joints++) {
    newest = newest.flatMap((prices) => joined(prices, classes));
    all.push(...newest);
  }
  return all;
}

function singles(offers: number): readonly Numbers[] {
  return Array.from({ length: offers }, (_, offer) =>
    Array.from({ length: offers }, (_, at) => (at === offer ? 1 : 0)),
  );
}

function joined(prices: Numbers, classes: readonly Numbers[]): readonly Numbers[] {
  return prices.flatMap((price, from) =>
    prices.flatMap((other, to) => (price > 0 && other === 0 ? joints(prices, from, to, classes) : [])),
  );
}

function joints(prices: Numbers, from: number, to: number, classes: readonly Numbers[]): readonly Numbers[] {
  return classes.flatMap((loads) => {
    const [here, there] = [loads[from] as number, loads[to] as number];
    if (!Number.isFinite(here) || !Number.isFinite(there)) return [];
    return [normalised(prices.map((price, at) => (at === to ? ((prices[from] as number) * here) / there : price)))];
  });
}

function normalised(prices: Numbers): Numbers {
  const sum = prices.reduce((total, price) => total + price, 0);
  return prices.map((price) => price / sum);
}
