import type { UnitCosts } from './unit-costs.ts';

/** What an API charges, in USD per 1M tokens. */
export interface ApiPrice {
  readonly usdPerMillionInputTokens: number;
  readonly usdPerMillionOutputTokens: number;
}

/** A plan beside an API that serves the same traffic. */
export interface BreakEven extends ApiPrice {
  /** What the API would charge for the traffic that the plan serves. */
  readonly apiUsdPerHour: number;
  /** apiUsdPerHour less the plan's cost; below 0 where the API is cheaper. */
  readonly savingUsdPerHour: number;
  /**
   * Share of the stated demand above which this fleet, kept as it is, is cheaper than the API, which charges by use; above 1
   * where the API is cheaper at the stated demand. Absent where the API charges nothing for it.
   */
  readonly fromShareOfDemand?: number;
}

/** Holds a plan's costs against an API's prices; undefined where requests or their tokens are not known. */
export function breakEven(costs: UnitCosts, price: ApiPrice): BreakEven | undefined {
  const { usdPerHour, inputTokensPerHour, outputTokensPerHour } = costs;
  if (inputTokensPerHour === undefined || outputTokensPerHour === undefined) return undefined;
  const apiUsdPerHour =
    (inputTokensPerHour * price.usdPerMillionInputTokens + outputTokensPerHour * price.usdPerMillionOutputTokens) / 1e6;
  return {
    ...price,
    apiUsdPerHour,
    savingUsdPerHour: apiUsdPerHour - usdPerHour,
    ...(apiUsdPerHour > 0 ? { fromShareOfDemand: usdPerHour / apiUsdPerHour } : {}),
  };
}
