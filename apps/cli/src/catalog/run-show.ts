import { cheapestFirst, findGpu, findModel, type Gpu, gpusNamed, type Price, parameterCount } from '@fleetmix/catalog';
import type { ExitCode } from '../exit-code.ts';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type Delivery, deliver, type Formats } from './catalog-formats.ts';
import { gpuCard } from './gpu-card.ts';
import { listTable } from './listing.ts';
import { loadPrices } from './load-prices.ts';
import { modelCard } from './model-card.ts';
import { priceColumns } from './price-columns.ts';
import { priceDocument } from './run-prices.ts';
import { sourceLines } from './source-lines.ts';

/** What `fleetmix catalog show` is asked for; flags by their names. */
export interface ShowRequest extends Delivery {
  /** Of a GPU or a model. */
  readonly name: string;
  readonly prices?: readonly string[] | undefined;
  readonly 'add-prices': boolean;
}

/** Shows one GPU with its cheapest prices, or one model. */
export async function runShow(request: ShowRequest, terminal: Terminal): Promise<ExitCode> {
  return deliver(await shown(request, terminal), request, terminal);
}

async function shown({ name, prices, 'add-prices': add }: ShowRequest, terminal: Terminal): Promise<Formats> {
  const found = findThing(name);
  if ('model' in found) {
    const { model } = found;
    const document = () => ({ kind: 'model', model: { ...model, parameters: parameterCount(model) } });
    return { table: () => modelCard(model), document };
  }
  const { gpu } = found;
  const asked = (await loadPrices(prices, { add }, terminal)).filter((price) => price.gpu === gpu.id);
  return {
    table: () => [gpuCard(gpu), pricesText(cheapestFirst(asked)), formsText(name, gpu)].filter(Boolean).join('\n\n'),
    document: () => ({ kind: 'gpu', gpu, prices: cheapestFirst(asked).map(priceDocument) }),
  };
}

/** @throws UsageError that has the names near it of both kinds */
function findThing(name: string) {
  const [gpu, noGpu] = attempt(() => findGpu(name));
  if (gpu !== undefined) return { gpu };
  const [model, noModel] = attempt(() => findModel(name));
  if (model !== undefined) return { model };
  const near = [noGpu, noModel].flatMap((error) => /Did you mean .*?\?/.exec(error?.message ?? '')?.[0] ?? []);
  const hint = near.length > 0 ? near.join(' ') : 'List them with: fleetmix catalog gpus, or fleetmix catalog models.';
  throw new UsageError(`neither a GPU nor a model of the catalog is called ${JSON.stringify(name)}. ${hint}`);
}

function attempt<Thing>(find: () => Thing): readonly [found: Thing | undefined, error?: Error] {
  try {
    return [find()];
  } catch (error) {
    if (error instanceof Error && error.name === 'UnknownNameError') return [undefined, error];
    throw error;
  }
}

const shownPrices = 8;

function pricesText(prices: readonly Price[]): string {
  if (prices.length === 0) return 'Nobody asks a price for it here. Give prices of your own with --prices.';
  const cheapest = prices.slice(0, shownPrices);
  const title =
    prices.length > shownPrices
      ? `The cheapest of ${counted(prices.length, 'price')}:`
      : 'Its prices, the cheapest first:';
  return [title, listTable(cheapest, priceColumns), sourceLines(cheapest)].join('\n');
}

/** `h100` is shown as the SXM card, but may mean others too. */
function formsText(name: string, gpu: Gpu): string {
  const others = gpusNamed(name).filter(({ id }) => id !== gpu.id);
  return others.length === 0 ? '' : `${name} may also mean: ${others.map(({ id }) => id).join(', ')}.`;
}
