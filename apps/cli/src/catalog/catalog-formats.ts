import { extname } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { checkOutputs } from '../output/outputs.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** How a part of the catalog can be written. */
export const catalogFormats = ['table', 'json', 'csv', 'yaml'] as const;
type CatalogFormat = (typeof catalogFormats)[number];

/** Where and how to write; flags by their names. */
export interface Delivery {
  readonly format?: CatalogFormat | undefined;
  readonly json: boolean;
  readonly output?: string | undefined;
}

/** The same thing in every format. */
export interface Formats {
  readonly table: () => string;
  /** For JSON and YAML. */
  readonly document: () => object;
  /** Absent where it is no list. */
  readonly csv?: () => string;
}

/**
 * Prints or writes it in the format that was asked for.
 * @throws UsageError where formats contradict each other, or the file cannot be written
 */
export async function deliver(formats: Formats, delivery: Delivery, terminal: Terminal): Promise<ExitCode> {
  const { output } = delivery;
  const format = formatOf(delivery);
  await checkOutputs({ output });
  const text = await write(format, formats);
  if (output === undefined) terminal.print(text);
  else {
    await writeWhole(output, `${text}\n`);
    terminal.note(`Wrote ${output}`);
  }
  return exitCodes.planned;
}

function formatOf({ format, json, output }: Delivery): CatalogFormat {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} exclude each other. Keep one of them.`);
  }
  if (json) return 'json';
  const ending = extname(output ?? '').toLowerCase();
  return format ?? endings[ending] ?? 'table';
}

const endings: Readonly<Record<string, CatalogFormat>> = {
  '.json': 'json',
  '.csv': 'csv',
  '.yaml': 'yaml',
  '.yml': 'yaml',
};

async function write(format: CatalogFormat, { table, document, csv }: Formats): Promise<string> {
  switch (format) {
    case 'table':
      return table();
    case 'json':
      return JSON.stringify(document(), null, 2);
    case 'yaml':
      return (await import('yaml')).stringify(document(), { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
    case 'csv':
      if (csv !== undefined) return csv();
      throw new UsageError('CSV is for lists. Choose table, json or yaml.');
  }
}
