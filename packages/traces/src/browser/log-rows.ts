import type { Mapping } from '../format/recognise.ts';
import type { Source } from '../log/source.ts';
import { sampled } from '../log/time.ts';
import { type TextClock, textClock } from './clock.ts';
import type { CsvSink } from './csv-parser.ts';
import { numberIn } from './number-in.ts';
import { reasonOf } from './reason-of.ts';
import type { RequestList } from './request-list.ts';
import { rowCounts } from './row-counts.ts';

/** Takes the records of a log: requests that can be used, and counts of all others. */
export function logRows(source: Source, mapping: Mapping, maxTokens: number) {
  const list: RequestList = { arrivalS: [], inputTokens: [], outputTokens: [], models: [] };
  const counts = rowCounts(source.file);
  const place = (field: Mapping['time']) => (field === undefined ? -1 : source.fields.indexOf(field));
  const [input, output, time, model] = [mapping.input, mapping.output, mapping.time, mapping.model].map(place) as [
    number,
    number,
    number,
    number,
  ];
  const rules = { maxTokens, sparse: mapping.sparse };
  /** Rows from before the clock is known. */
  let waiting: { readonly values: readonly string[]; readonly line: number }[] | undefined = [];
  let clock: TextClock | undefined;

  const take = (values: readonly string[], line: number): void => {
    const raw = { input: values[input] ?? '', output: values[output] ?? '' };
    const at = clock?.read(values[time] ?? '');
    const reason = reasonOf(at === undefined ? raw : { ...raw, time: values[time] ?? '' }, at, rules);
    counts.row(reason, at?.clock ?? 0, line);
    if (reason !== 0) return;
    list.arrivalS.push(at?.seconds ?? 0);
    list.inputTokens.push(numberIn(raw.input) as number);
    list.outputTokens.push(numberIn(raw.output) as number);
    if (model >= 0) list.models.push(values[model] ?? '');
  };
  const start = (): void => {
    const first = waiting ?? [];
    waiting = undefined;
    const times = first.slice(0, sampled).map(({ values }) => values[time] ?? '');
    clock = textClock(source, mapping, times);
    for (const { values, line } of first) take(values, line);
  };
  const sink: CsvSink = {
    record(values, line) {
      if (waiting === undefined) return take(values, line);
      waiting.push({ values, line });
      if (waiting.length >= sampled) start();
    },
    rejected: (line, reason) => counts.rejected(line, reason),
  };
  return {
    sink,
    /** What was read, when everything was. */
    end() {
      if (waiting !== undefined) start();
      return { list, counts, clock };
    },
  };
}
