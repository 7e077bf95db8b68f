/** One end of a channel to a worker: a worker thread, a web worker, or a MessagePort behind three functions. */
export interface Port {
  post(message: unknown): void;
  /** Calls back for every message, and where the other end fails. */
  listen(onMessage: (message: unknown) => void, onError: (error: Error) => void): void;
  close(): void;
}
