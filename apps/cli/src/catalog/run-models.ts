import { findModel, type Model, models, parameterCount } from '@fleetmix/catalog';
import type { ExitCode } from '../exit-code.ts';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { type Delivery, deliver } from './catalog-formats.ts';
import { listCsv, listTable, type Order, sorted } from './listing.ts';
import { modelColumns, totalOf } from './model-columns.ts';
import { nameMatcher } from './name-pattern.ts';

/** What `fleetmix catalog models` is asked for; flags by their names. */
export interface ModelsRequest extends Order, Delivery {
  readonly name?: string | undefined;
  readonly moe: boolean;
  readonly dense: boolean;
  /** In parameters. */
  readonly 'min-size'?: number | undefined;
  readonly 'max-size'?: number | undefined;
}

/** Lists models, by family. */
export async function runModels(request: ModelsRequest, terminal: Terminal): Promise<ExitCode> {
  const found = sorted(wanted(request), modelColumns, request);
  const formats = {
    table: () => modelsTable(found),
    document: () => ({ models: found.map((model) => ({ ...model, parameters: parameterCount(model) })) }),
    csv: () => listCsv(found, modelColumns),
  };
  return deliver(formats, request, terminal);
}

/** Names round: a "70B" has 70.6 billion parameters, an "8B" 8.2. */
const rounding = 1.03;

function wanted(request: ModelsRequest): readonly Model[] {
  const { name, moe, dense, 'min-size': least = 0, 'max-size': most = Number.POSITIVE_INFINITY } = request;
  const isNamed = name === undefined ? () => true : nameMatcher(name);
  const named = models.filter(({ id, aliases }) => isNamed([id, ...aliases]));
  // Says which names are near.
  if (name !== undefined && named.length === 0) return [findModel(name)];
  return named.filter((model) => {
    const isKind = (!moe || model.moe !== undefined) && (!dense || model.moe === undefined);
    return isKind && totalOf(model) * rounding >= least && totalOf(model) <= most * rounding;
  });
}

function modelsTable(found: readonly Model[]): string {
  if (found.length === 0) return 'No model meets all these conditions.';
  return [listTable(found, modelColumns), legend(found)].join('\n\n');
}

function legend(found: readonly Model[]): string {
  return [
    `${counted(found.length, 'model')}. attention: query heads/key and value heads, or the width of MLA's compressed vector.`,
    'context: in 1,024 tokens. window: layers x the tokens that they look back.',
    'experts: used of all, + shared. in: number format of the weights.',
    ...(found.some(({ verified }) => !verified) ? ['* from general knowledge, not checked against a config.json'] : []),
  ].join('\n');
}
