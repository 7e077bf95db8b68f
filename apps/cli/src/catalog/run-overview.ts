import { gpus, models, prices } from '@fleetmix/catalog';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { counted } from '../output/figures.ts';
import { table } from '../output/table.ts';
import type { Terminal } from '../terminal.ts';

/** Says what the catalog has, and how to see it. */
export function runOverview(json: boolean, terminal: Terminal): ExitCode {
  terminal.print(
    json ? JSON.stringify({ gpus: gpus.length, models: models.length, prices: prices.length }) : overview(),
  );
  return exitCodes.planned;
}

function overview(): string {
  const days = [...new Set(prices.flatMap(({ asOf }) => asOf ?? []))].sort();
  const providers = new Set(prices.map(({ provider }) => provider)).size;
  const vendors = new Set(gpus.map(({ vendor }) => vendor)).size;
  const checked = gpus.filter(({ verified }) => verified).length;
  const rows = [
    ['catalog gpus', `${counted(gpus.length, 'GPU')} of ${vendors} vendors, ${checked} with every figure checked`],
    ['catalog models', `${counted(models.length, 'model')}, and any other by its config.json`],
    ['catalog prices', `${counted(prices.length, 'price')} of ${providers} providers, ${days[0]} to ${days.at(-1)}`],
    ['catalog show NAME', 'one GPU or model with every figure and its source'],
  ];
  return [
    table([{ head: 'fleetmix …' }, { head: 'shows' }], rows),
    'More about each: fleetmix catalog gpus --help',
  ].join('\n\n');
}
