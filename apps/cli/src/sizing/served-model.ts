import { basename, dirname, extname, resolve } from 'node:path';
import { findModel, type Model, modelFromConfig } from '@fleetmix/catalog';
import { parseText } from '@fleetmix/core';
import { readText } from '../input/read-text.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The model that a flag names: one of the catalog, or that of a `config.json`, which is called after its folder.
 * @throws UsageError where none is named or the file cannot be read
 * @throws UnknownNameError, InputError
 */
export async function servedModel(text: string | undefined): Promise<Model> {
  if (text === undefined) {
    throw new UsageError('name the model to serve: --model llama-3.1-8b. There are: fleetmix catalog models.');
  }
  if (extname(text) !== '.json') return findModel(text);
  const folder = basename(dirname(resolve(text)));
  const name = basename(text) === 'config.json' ? folder : basename(text, '.json');
  return modelFromConfig(await parseText(await readText(text), text), name);
}
