/** A text that holds no measurements, or none that can be read: what is wrong, where, and how to mend it. */
export class MeasurementError extends Error {
  override readonly name = 'MeasurementError';
  /** The file, as it was named to the reader. */
  readonly source: string;
  /** A line or a path in it; empty where the whole of it is meant. */
  readonly where: string;

  constructor(source: string, where: string, problem: string, options?: ErrorOptions) {
    super(where === '' ? `${source}: ${problem}` : `${source}: ${where}: ${problem}`, options);
    this.source = source;
    this.where = where;
  }
}
