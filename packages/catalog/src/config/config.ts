import { InputError } from '@fleetmix/core';

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** A config.json, with the part that describes the language model laid over the rest. */
export interface Config {
  readonly fields: Fields;
  readonly family: string;
  /** Where the fields of the language model stand: `text_config.`, or '' at the top. */
  readonly prefix: string;
  /** What to call the file in messages. */
  readonly source: string;
}

/** Parts in which models of text and images keep the one of text. */
const parts = ['text_config', 'llm_config', 'language_config'] as const;

/** @throws InputError where it is not the config.json of a model of text. */
export function configOf(json: unknown, source: string): Config {
  if (!isFields(json)) {
    throw new InputError([{ path: '', message: 'is not a config.json: it must be an object.' }], source);
  }
  const part = parts.find((name) => isFields(json[name]));
  const inner = part === undefined ? {} : (json[part] as Fields);
  const config = {
    fields: { ...json, ...inner },
    family: String(inner['model_type'] ?? json['model_type'] ?? 'unknown'),
    prefix: part === undefined ? '' : `${part}.`,
    source,
  };
  if (config.fields['is_encoder_decoder'] === true) {
    fail(config, 'is_encoder_decoder', 'is true: models with an encoder cannot be planned for.');
  }
  return config;
}

/** Fields of an object inside the config; none where there is no such object. */
export function fieldsOf({ fields }: Config, name: string): Fields | undefined {
  const value = fields[name];
  return isFields(value) ? value : undefined;
}

/** The list under that name; none where there is no list. */
export function listOf({ fields }: Config, name: string): readonly unknown[] | undefined {
  const value = fields[name];
  return Array.isArray(value) ? value : undefined;
}

/** More than any model has of anything: ten million tokens of context are known. */
const most = 1_000_000_000;

/** The first of the names that is there, as a whole number of `least` or more; none where all are absent or null. */
export function optionalCount(config: Config, names: readonly string[], least = 0): number | undefined {
  const name = names.find((one) => (config.fields[one] ?? undefined) !== undefined);
  if (name === undefined) return undefined;
  const value = config.fields[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) {
    return value;
  }
  return fail(config, name, `must be a whole number from ${least} to ${most}, not ${JSON.stringify(value)}.`);
}

/** The same where it cannot do without. */
export function count(config: Config, names: readonly [string, ...string[]], otherwise?: number): number {
  const value = optionalCount(config, names, 1) ?? otherwise;
  if (value !== undefined) return value;
  const [name, ...others] = names;
  const also = others.length === 0 ? '' : ` (or ${others.join(', ')})`;
  return fail(config, name, `is missing: add it${also}.`);
}

/** @throws InputError about one field */
export function fail({ prefix, source }: Config, name: string, message: string): never {
  throw new InputError([{ path: `${prefix}${name}`, message }], source);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
