/** A text as SQL writes it. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A file's path as DuckDB's readers take it, who would read brackets and stars in it as a pattern. */
export function path(file: string): string {
  return text(file.replace(/[[*?]/g, '[$&]'));
}
