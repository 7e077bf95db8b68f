import type { Highs, InitOptions } from 'highs';

/** Where the WASM comes from; see {@link highs}. */
export type HighsSource = Pick<InitOptions, 'locateFile' | 'wasmBinary' | 'wasmModule'>;

/** One WebAssembly instance of HiGHS, loaded when first used and thrown away when it breaks. */
export interface HighsEngine {
  /** Runs one piece of work after all earlier ones; after a failure the next one gets a fresh instance. */
  use<Result>(work: (highs: Highs) => Result): Promise<Result>;
}

/** An engine that is not loaded yet. */
export function highsEngine(source: HighsSource): HighsEngine {
  let instance: Promise<Highs> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    use(work) {
      const turn = last.then(async () => {
        instance ??= load(source);
        try {
          return work(await instance);
        } catch (cause) {
          instance = undefined;
          throw cause;
        }
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** The package's types describe its CommonJS shape; as an ES module, the loader is the default export. */
async function load(source: HighsSource): Promise<Highs> {
  const module = (await import('highs')) as unknown as { default: (options?: InitOptions) => Promise<Highs> };
  // The loader writes into its options; a second instance must start from what the caller gave.
  return module.default({ ...source });
}
