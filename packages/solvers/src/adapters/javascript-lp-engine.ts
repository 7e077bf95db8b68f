import type { EncodedModel } from './javascript-lp-encoding.ts';

/** What is read of the engine's answer; a column's value stands under the column's own key, and 0 is left out. */
interface EngineResult {
  readonly feasible: boolean;
  readonly bounded: boolean;
  readonly isIntegral?: boolean;
  readonly [key: string]: number | boolean | undefined;
}

/** The package's types describe its CommonJS shape; as an ES module, the solver is the default export. */
interface EngineModule {
  readonly default: {
    Solve(model: EncodedModel): EngineResult;
    readonly lastSolvedModel: { readonly messages: readonly string[] } | null;
  };
}

/** Runs the engine, loading it when first used; `messages` is where it admits to cycles that its result is silent about. */
export async function javascriptLpEngine(): Promise<
  (model: EncodedModel) => { readonly result: EngineResult; readonly messages: readonly string[] }
> {
  const { default: engine } = (await import('javascript-lp-solver')) as unknown as EngineModule;
  return (model) => ({ result: engine.Solve(model), messages: engine.lastSolvedModel?.messages ?? [] });
}
