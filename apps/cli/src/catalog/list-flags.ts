import * as Flags from '@oclif/core/flags';
import { jsonFlag } from '../flags.ts';
import { catalogFormats } from './catalog-formats.ts';

/** How to write one thing of the catalog. */
export const deliveryFlags = {
  json: jsonFlag,
  output: Flags.string({ char: 'o', summary: 'Write to this file instead of stdout.', helpValue: 'FILE' }),
};

/** How to order and write a list of the catalog. */
export const listFlags = {
  sort: Flags.string({
    summary: 'Sort by this column of the CSV, by its name or the beginning of it; -COLUMN sorts downwards.',
    helpValue: 'COLUMN',
  }),
  reverse: Flags.boolean({ summary: 'Turn the order around.' }),
  format: Flags.option({
    summary: "How to write the list. Default: as --output's ending says, else table. CSV has every column.",
    options: catalogFormats,
  })(),
  ...deliveryFlags,
};
