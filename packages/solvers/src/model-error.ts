/** A model that cannot be meant: the message names the column or row, what is wrong with it, and the remedy. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
