import { InputError, type InputProblem, quoted, suggestion } from '@fleetmix/core';
import type { Field, Source } from '../log/source.ts';
import type { LogColumns, TimeUnit } from '../options.ts';
import { exactField, likeField } from './find-field.ts';
import { type Format, formats, usualNames } from './format.ts';
import { UnknownColumnsError } from './unknown-columns-error.ts';

/** Which fields of a source mean what. */
export interface Mapping {
  readonly format: string;
  readonly input: Field;
  readonly output: Field;
  readonly time?: Field;
  /** Where known before the values are seen. */
  readonly timeUnit?: TimeUnit;
  readonly model?: Field;
  readonly sparse: boolean;
}

const flags = {
  inputTokens: ['--input-tokens', 'input tokens'],
  outputTokens: ['--output-tokens', 'output tokens'],
  time: ['--time', 'arrival times'],
  model: ['--model-column', 'models'],
} as const;

/**
 * What the columns of a log mean: as the caller says, as a known format has them, or by their usual names.
 * @throws InputError where token counts are not found, with the columns that are there and the flag that names one
 */
export function recognise(source: Source, columns: LogColumns, timeUnit?: TimeUnit): Mapping {
  const named = namedFields(source, columns);
  const format = formats.find((candidate) => fits(candidate, source.fields));
  const input = named.inputTokens ?? format?.input ?? usual(source, 'inputTokens');
  const output = named.outputTokens ?? format?.output ?? usual(source, 'outputTokens');
  const inputField = asField(source, input);
  const outputField = asField(source, output);
  if (inputField === undefined || outputField === undefined) throw missing(source, inputField, outputField);
  const time =
    named.time ?? exactField(source.fields, format?.time ?? []) ?? (format ? undefined : usual(source, 'time'));
  const model = named.model ?? exactField(source.fields, format?.model ?? []) ?? usual(source, 'model');
  const unit = timeUnit ?? (named.time === undefined ? format?.timeUnit : undefined) ?? (time && unitInName(time.name));
  return {
    format: source.format ?? format?.name ?? 'named columns',
    input: inputField,
    output: outputField,
    ...(time === undefined ? {} : { time }),
    ...(unit === undefined ? {} : { timeUnit: unit }),
    ...(model === undefined ? {} : { model }),
    sparse: format?.sparse ?? false,
  };
}

function fits(format: Format, fields: readonly Field[]): boolean {
  const has = (names: readonly string[]) => exactField(fields, names) !== undefined;
  return has(format.input) && has(format.output) && (format.timeNeeded !== true || has(format.time ?? []));
}

function asField(source: Source, found: Field | readonly string[] | undefined): Field | undefined {
  return found === undefined || 'sql' in found ? found : exactField(source.fields, found);
}

function usual(source: Source, role: keyof typeof usualNames): Field | undefined {
  return likeField(source.fields, usualNames[role]);
}

function namedFields(source: Source, columns: LogColumns): Partial<Record<keyof LogColumns, Field>> {
  const problems: InputProblem[] = [];
  const found: Partial<Record<keyof LogColumns, Field>> = {};
  for (const [role, name] of Object.entries(columns) as [keyof LogColumns, string | undefined][]) {
    if (name === undefined) continue;
    const field = exactField(source.fields, [name]) ?? likeField(source.fields, [name]);
    if (field !== undefined) found[role] = field;
    else problems.push({ path: flags[role][0], message: `no column is called ${quoted(name)}.${near(source, name)}` });
  }
  if (problems.length > 0) throw new InputError(problems, source.file);
  return found;
}

function near(source: Source, name: string): string {
  const names = source.fields.map((field) => field.name);
  return `${suggestion(name, names)} Found: ${listed(names)}.`;
}

function missing(source: Source, input: Field | undefined, output: Field | undefined): UnknownColumnsError {
  const found = listed(source.fields.map(({ name }) => name));
  const roles = [...(input ? [] : ['inputTokens' as const]), ...(output ? [] : ['outputTokens' as const])];
  const words = roles.map((role) => flags[role][1]).join(' and none of ');
  const names = roles.map((role) => `${flags[role][0]} COLUMN`).join(' ');
  const message = `has no column of ${words} that is known. Found: ${found}. Say which with ${names}.`;
  return new UnknownColumnsError(
    message,
    source.file,
    source.fields.map(({ name }) => name),
  );
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'no columns';
  const more = names.length > 20 ? ` and ${names.length - 20} more` : '';
  return `${names.slice(0, 20).map(quoted).join(', ')}${more}`;
}

/** `timestamp_ms`, `request_start_ns`, `startTimeUnixNano`. */
function unitInName(name: string): TimeUnit | undefined {
  if (/unix_?nano$/i.test(name)) return 'ns';
  const match = /_(s|ms|us|ns)$/i.exec(name) ?? /_(sec|secs|seconds|millis|micros|nanos)$/i.exec(name);
  const units: Readonly<Record<string, TimeUnit>> = { s: 's', ms: 'ms', us: 'us', ns: 'ns', mi: 'ms', na: 'ns' };
  const unit = match?.[1]?.toLowerCase();
  if (unit === undefined) return undefined;
  return units[unit] ?? (unit === 'micros' ? 'us' : (units[unit.slice(0, 2)] ?? 's'));
}
