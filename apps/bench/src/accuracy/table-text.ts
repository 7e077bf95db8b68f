import { repeatedSets } from './sets.ts';
import type { Errors, SetErrors } from './summary.ts';

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cells({ rows, medianError, p90Error }: Errors): readonly string[] {
  return [String(rows), percent(medianError), percent(p90Error)];
}

/** Dense models and mixtures of experts apart, and engines, where a set has several. */
function parts({ set, metric, by }: SetErrors): readonly string[] {
  if (metric === 'ttft' || metric === 'ranking' || repeatedSets.has(set)) return [];
  return [by['kind'] ?? {}, by['engine'] ?? {}]
    .filter((split) => Object.keys(split).length > 1)
    .flatMap((split) =>
      Object.entries(split).map(([name, errors]) => line([`${set}: ${name}`, metric, ...cells(errors)])),
    );
}

/** The errors as a Markdown table. */
export function table(sets: readonly SetErrors[]): string {
  const rows = sets.flatMap((one) => [line([one.set, one.metric, ...cells(one)]), ...parts(one)]);
  return [line(['set', 'metric', 'rows', 'median error', 'p90 error']), '|---|---|--:|--:|--:|', ...rows].join('\n');
}

/** The splits of the errors as a Markdown table. */
export function splits(sets: readonly SetErrors[]): string {
  const rows = sets.flatMap(({ set, metric, by }) =>
    Object.entries(by).flatMap(([split, parts]) =>
      Object.entries(parts).map(([name, errors]) => line([set, metric, `${split} ${name}`, ...cells(errors)])),
    ),
  );
  const head = line(['set', 'metric', 'rows of', 'rows', 'median error', 'p90 error']);
  return ['', head, '|---|---|---|--:|--:|--:|', ...rows].join('\n');
}
