/** Where the parser tells what it found; lines count from 1. */
export interface CsvSink {
  /** A record with as many values as there are columns; what is empty is `''`. */
  record(values: readonly string[], line: number): void;
  /** A record that CSV's rules do not let through. */
  rejected(line: number, reason: string): void;
}

/** Reads text in pieces. */
export interface CsvParser {
  push(text: string): void;
  end(): void;
}

/** Longest record that is read, in characters; DuckDB's limit too. */
const longest = 2_097_152;
const unclosed = 'a quote that is not closed';

/**
 * A CSV parser that keeps to what DuckDB does: blank lines are no records; a quote counts at a value's beginning only, after
 * spaces too; empty values too many are no fault; after a quote that is wrong the next line goes on. The header is a record.
 */
export function csvParser(delimiter: string, columns: number, sink: CsvSink): CsvParser {
  let rest = '';
  let line = 1;
  const take = (values: readonly string[], at: number): void => {
    if (values.length < columns) sink.rejected(at, 'too few columns');
    else if (values.length === columns) sink.record(values, at);
    else if (values.slice(columns).some((value) => value !== '')) sink.rejected(at, 'too many columns');
    else sink.record(values.slice(0, columns), at);
  };
  /** Takes one record, and answers where the next begins; undefined where more text is needed. */
  const record = (text: string, from: number, isLast: boolean): number | undefined => {
    const end = lineEnd(text, from, isLast);
    if (end === undefined) return undefined;
    const quoted = text.indexOf('"', from);
    if (quoted < 0 || quoted >= end) {
      if (end > from) take(text.slice(from, end).split(delimiter), line);
      line += 1;
      return afterLine(text, end);
    }
    const found = quotedRecord(text, from, delimiter, isLast);
    if (found === undefined) return undefined;
    if (found.values === undefined) sink.rejected(line, unclosed);
    else take(found.values, line);
    const next = afterLine(text, found.end);
    line += lineBreaks(text, from, next);
    return next;
  };
  const run = (text: string, isLast: boolean): void => {
    let at = 0;
    while (at < text.length) {
      const next = record(text, at, isLast);
      if (next === undefined) break;
      at = next;
    }
    rest = text.slice(at);
    if (rest.length <= longest) return;
    sink.rejected(line, 'line too long');
    rest = '';
  };
  return {
    push: (text) => run(rest + text, false),
    end: () => run(rest, true),
  };
}

/** Where a line ends that begins here; a carriage return that is last may be half of a line break. */
function lineEnd(text: string, from: number, isLast: boolean): number | undefined {
  const feed = text.indexOf('\n', from);
  if (feed >= 0) return feed > from && text[feed - 1] === '\r' ? feed - 1 : feed;
  if (!isLast) return undefined;
  return text.endsWith('\r') && text.length > from ? text.length - 1 : text.length;
}

function afterLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return Math.max(1, count);
}

interface QuotedRecord {
  /** Undefined where a quote is not closed, or is followed by something else. */
  readonly values: readonly string[] | undefined;
  readonly end: number;
}

/** A record in which quotes stand; line breaks inside them are part of a value. */
function quotedRecord(text: string, from: number, delimiter: string, isLast: boolean): QuotedRecord | undefined {
  const values: string[] = [];
  let at = from;
  for (;;) {
    const start = spacesEnd(text, at);
    if (text[start] !== '"') {
      const end = lineEnd(text, at, isLast);
      if (end === undefined) return undefined;
      const next = text.indexOf(delimiter, at);
      const isInner = next >= 0 && next < end;
      values.push(text.slice(at, isInner ? next : end));
      if (!isInner) return { values, end };
      at = next + 1;
      continue;
    }
    const close = closingQuote(text, start + 1);
    if (close === undefined || (close + 1 >= text.length && !isLast)) {
      return isLast ? { values: undefined, end: text.length } : undefined;
    }
    values.push(text.slice(start + 1, close).replaceAll('""', '"'));
    const after = spacesEnd(text, close + 1);
    if (after >= text.length && !isLast) return undefined;
    if (text[after] === delimiter) {
      at = after + 1;
      continue;
    }
    const end = lineEnd(text, after, isLast);
    if (end === undefined) return undefined;
    return { values: after === end ? values : undefined, end };
  }
}

function spacesEnd(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

/** Where a quoted value ends: at the first quote that is not doubled. */
function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}
