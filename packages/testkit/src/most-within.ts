type Numbers = readonly number[];

/** terms x shares <= limit. */
export interface ShareRow {
  readonly terms: Numbers;
  readonly limit: number;
}

const slack = 1e-9;

/**
 * The most of worth x shares with shares between 0 and 1 and within the rows, by looking at every corner: each is where as
 * many rows, or bounds, as there are shares hold with equality. For up to three shares, and terms that are not negative.
 */
export function mostWithin(worth: Numbers, rows: readonly ShareRow[]): number {
  const unit = (at: number) => worth.map((_, other) => (other === at ? 1 : 0));
  const bounds = worth.flatMap((_, at) => [
    { terms: unit(at), limit: 1 },
    { terms: unit(at), limit: 0 },
  ]);
  const planes = distinct([
    ...rows.filter(
      ({ limit, terms }) =>
        dot(
          terms,
          worth.map(() => 1),
        ) >
        limit + slack,
    ),
    ...bounds,
  ]);
  const isInside = (shares: Numbers) =>
    shares.every((share) => share >= -slack && share <= 1 + slack) &&
    rows.every(({ terms, limit }) => dot(terms, shares) <= limit + slack * Math.max(1, limit));
  return choices(planes, worth.length)
    .map(corner)
    .filter((shares) => shares !== undefined && isInside(shares))
    .reduce((most, shares) => Math.max(most, dot(worth, shares as Numbers)), 0);
}

function distinct(planes: readonly ShareRow[]): readonly ShareRow[] {
  const seen = new Map(
    planes.map((plane) => [JSON.stringify([plane.terms, plane.limit].flat().map((value) => value.toFixed(12))), plane]),
  );
  return [...seen.values()];
}

function choices(planes: readonly ShareRow[], size: number): readonly (readonly ShareRow[])[] {
  if (size === 0) return [[]];
  return planes.flatMap((plane, at) => choices(planes.slice(at + 1), size - 1).map((rest) => [plane, ...rest]));
}

/** Where the planes meet, by elimination; undefined where that is no single point. */
function corner(planes: readonly ShareRow[]): Numbers | undefined {
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

function dot(one: Numbers, other: Numbers): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
}
