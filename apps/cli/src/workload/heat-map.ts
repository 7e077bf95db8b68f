import type { SizeHistogram } from '@fleetmix/traces';

const shades = [' ', '·', '░', '▒', '▓', '█'] as const;

/** Requests by size as shades: input tokens downwards, output tokens to the right; rows and columns without requests cut off. */
export function heatMap({ input, output, requests }: SizeHistogram): string {
  const at = (row: number, column: number): number => requests[row * output.length + column] as number;
  const rows = within(input.map((_, row) => output.some((__, column) => at(row, column) > 0)));
  const columns = within(output.map((_, column) => input.some((__, row) => at(row, column) > 0)));
  const most = Math.max(...requests);
  const labels = rows.map((row) => range(input[row]));
  const width = Math.max(...labels.map((label) => label.length), 'input'.length);
  const lines = rows.map((row, line) => {
    const cells = columns.map((column) => shade(at(row, column) / most).repeat(2)).join('');
    return `  ${(labels[line] as string).padStart(width)} ${cells.trimEnd()}`;
  });
  const first = range(output[columns[0] as number]);
  const last = range(output[columns.at(-1) as number]);
  return [`  ${'input'.padStart(width)}  output ${first} to ${last}, left to right`, ...lines].join('\n');
}

/** A tenth as many requests is a shade lighter. */
function shade(share: number): string {
  if (share === 0) return shades[0];
  const step = Math.min(4, Math.floor(-Math.log10(share) * 1.5));
  return shades[5 - step] as string;
}

function within(isUsed: readonly boolean[]): readonly number[] {
  const [first, last] = [isUsed.indexOf(true), isUsed.lastIndexOf(true)];
  return isUsed.map((_, at) => at).filter((at) => at >= first && at <= last);
}

function range(bounds: readonly [number, number] | undefined): string {
  const [low, high] = bounds as readonly [number, number];
  return `${short(low)}-${short(high)}`;
}

function short(tokens: number): string {
  if (tokens < 10_000) return String(tokens);
  return tokens < 1_000_000 ? `${Math.round(tokens / 1000)}k` : `${Math.round(tokens / 100_000) / 10}M`;
}
