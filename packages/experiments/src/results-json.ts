import type { Results } from './results.ts';

/** Results as JSON text, one cell a line. */
export function resultsJson(results: Results): string {
  const fields = Object.entries(results).map(([key, value]) => {
    const text = key === 'cells' ? list(results.cells) : JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function list(cells: readonly unknown[]): string {
  return cells.length === 0 ? '[]' : `[\n${cells.map((cell) => `    ${JSON.stringify(cell)}`).join(',\n')}\n  ]`;
}
