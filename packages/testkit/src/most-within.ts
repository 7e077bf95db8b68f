type Numbers = readonly number[];

/** terms x shares <= limit. */
export interface ShareRow {
  readonly terms: Numbers;
  readonly limit: number;
}

const slack = 1e-9;

/**
 * The most of worth x shares with shares between 0 and 1 and within the rows. For up to three shares, and terms that are not
 * negative.
 */
export function mostWithin(worth: Numbers, rows: readonly ShareRow[]): number {
  return cornersWithin(worth.length, rows).reduce((most, shares) => Math.max(most, dot(worth, shares)), 0);
}

/** The same of several worths, one after the other: the most of the first; of where that is reached, the most of the second; … */
export function mostInOrder(worths: readonly Numbers[], size: number, rows: readonly ShareRow[]): Numbers {
  const values = cornersWithin(size, rows).map((shares) => worths.map((worth) => dot(worth, shares)));
  return values.reduce((best, value) => (isMore(value, best) ? value : best));
}

/** Whether the first number in which two lists differ is larger in the first list. */
export function isMore(one: Numbers, other: Numbers): boolean {
  const at = one.findIndex((value, position) => Math.abs(value - (other[position] as number)) > slack);
  return at >= 0 && (one[at] as number) > (other[at] as number);
}

/** Every corner: each is where as many rows, or bounds, as there are shares hold with equality. */
function cornersWithin(size: number, rows: readonly ShareRow[]): readonly Numbers[] {
  const all = Array.from({ length: size }, (_, at) => at);
  const unit = (at: number) => all.map((other) => (other === at ? 1 : 0));
  const bounds = all.flatMap((at) => [
    { terms: unit(at), limit: 1 },
    { terms: unit(at), limit: 0 },
  ]);
  const isBinding = ({ limit, terms }: ShareRow) => terms.reduce((sum, term) => sum + term, 0) > limit + slack;
  const planes = distinct([...rows.filter(isBinding), ...bounds]);
  const isInside = (shares: Numbers) =>
    shares.every((share) => share >= -slack && share <= 1 + slack) &&
    rows.every(({ terms, limit }) => dot(terms, shares) <= limit + slack * Math.max(1, limit));
  return choices(planes, size)
    .map(corner)
    .filter((shares) => shares !== undefined && isInside(shares)) as readonly Numbers[];
}

function distinct(planes: readonly ShareRow[]): readonly ShareRow[] {
  const seen = new Map(
    planes.map((plane) => [JSON.stringify([plane.terms, plane.limit].flat().map((value) => value.toFixed(12))), plane]),
  );
  return [...seen.values()];
}

/** Every choice of so many of some. */
export function choices<Item>(planes: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (size === 0) return [[]];
  return planes.flatMap((plane, at) => choices(planes.slice(at + 1), size - 1).map((rest) => [plane, ...rest]));
}

/** Where the planes meet, by elimination; undefined where that is no single point. */
export function corner(planes: readonly ShareRow[]): Numbers | undefined {
  const table = planes.map(({ terms, limit }) => [...terms, limit]);
  for (let column = 0; column < table.length; column++) {
    const pivot = table.findIndex((row, at) => at >= column && Math.abs(row[column] as number) > 1e-10);
    if (pivot < 0) return undefined;
    const [row] = table.splice(pivot, 1) as [number[]];
    const scaled = row.map((value) => value / (row[column] as number));
    table.splice(column, 0, scaled);
    table.forEach((other, at) => {
      if (at === column) return;
      const factor = other[column] as number;
      table[at] = other.map((value, position) => value - factor * (scaled[position] as number));
    });
  }
  return table.map((row) => row.at(-1) as number);
}

/** The sum of products. */
export function dot(one: Numbers, other: Numbers): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
}
