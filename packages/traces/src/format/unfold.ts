import { path, text } from '../database/quote.ts';
import type { Field, Source } from '../log/source.ts';

/**
 * A source of one row a request, of a file that holds them in lists: `vllm bench serve --save-detailed` (and SGLang's) with
 * `input_lens`, `output_lens`, `start_times`, `errors`; OpenTelemetry's OTLP JSON with spans inside resources. The same
 * source where it is none of these.
 */
export function unfold(source: Source): Source {
  const names = new Set(source.fields.map(({ name }) => name));
  if (source.kind !== 'json') return source;
  if (names.has('resourceSpans')) return { ...source, unit: 'row', ...spans(source) };
  if (names.has('input_lens') && names.has('output_lens'))
    return { ...source, unit: 'row', ...benchmark(source, names) };
  return source;
}

type Unfolded = Pick<Source, 'fields' | 'relation' | 'format'>;

function benchmark(source: Source, names: ReadonlySet<string>): Unfolded {
  const lists = [
    ['input_lens', 'input_tokens'],
    ['output_lens', 'output_tokens'],
    ['start_times', 'arrival_s'],
    ['errors', 'error'],
  ].filter(([list = '']) => names.has(list));
  const columns = lists.map(([list = '', name = '']) => `unnest(json ->> '$.${list}[*]') AS ${name}`);
  const model = names.has('model_id') ? [`json ->> '$.model_id' AS model`] : [];
  const fields = [...lists.map(([, name = '']) => name), ...(names.has('model_id') ? ['model'] : [])];
  return {
    format: 'vllm bench serve',
    fields: fields.map(plain),
    relation: () => `(SELECT ${[...columns, ...model].join(', ')} FROM ${objects(source)})`,
  };
}

const attributes = [
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.prompt_tokens',
  'gen_ai.usage.completion_tokens',
  'gen_ai.request.model',
  'gen_ai.response.model',
];

function spans(source: Source): Unfolded {
  const value = (at: number) =>
    `json_extract_string(attributes[list_position(names, ${text(attributes[at] as string)})], '$.*')[1]`;
  const span = `SELECT unnest(json_extract(json, '$.resourceSpans[*].scopeSpans[*].spans[*]')) AS span FROM ${objects(source)}`;
  const lists = `SELECT span ->> 'startTimeUnixNano' AS started, json_extract_string(span, '$.attributes[*].key') AS names, \
json_extract(span, '$.attributes[*].value') AS attributes FROM (${span})`;
  const read = attributes.map((_, at) => `${value(at)} AS a${at}`).join(', ');
  // Attribute names by their age: where both are there, the newer ones count.
  return {
    format: 'OpenTelemetry GenAI',
    fields: [
      field('gen_ai.usage.input_tokens', 'COALESCE(a0, a2)'),
      field('gen_ai.usage.output_tokens', 'COALESCE(a1, a3)'),
      field('gen_ai.request.model', 'COALESCE(a5, a4)'),
      field('startTimeUnixNano', 'started'),
    ],
    relation: () => `(SELECT started, ${read} FROM (${lists}))`,
  };
}

function objects({ path: file, options }: Source): string {
  return `read_json_objects(${path(file)}, ${options ?? ''})`;
}

function plain(name: string): Field {
  return field(name, name);
}

function field(name: string, sql: string): Field {
  return { name, sql, dated: false, column: name };
}
