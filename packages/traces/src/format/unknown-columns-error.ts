import { InputError } from '@fleetmix/core';

/** A log whose columns of input or output tokens are not recognised by their names: whoever asks can say which they are. */
export class UnknownColumnsError extends InputError {
  /** Every column that the log has, in order. */
  readonly columns: readonly string[];

  /** @param message without the file's name, which comes first in what is shown */
  constructor(message: string, source: string, columns: readonly string[]) {
    super([{ path: '', message }], source);
    this.columns = columns;
  }
}
