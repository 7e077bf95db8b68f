/** What is served in an hour; what is not known is undefined. */
export interface Traffic {
  readonly requestsPerHour: number | undefined;
  readonly inputTokensPerHour: number | undefined;
  readonly outputTokensPerHour: number | undefined;
}

/** Prices of what is served: each is the whole cost over that amount alone. What is not known, or of nothing, is absent. */
export interface Rates {
  readonly usdPerRequest?: number;
  /** The whole cost over the input tokens alone. */
  readonly usdPerMillionInputTokens?: number;
  /** The whole cost over the output tokens alone. */
  readonly usdPerMillionOutputTokens?: number;
  /** The whole cost over input and output tokens together. */
  readonly usdPerMillionTokens?: number;
}

/** A cost over each amount that it pays for. */
export function ratesOf(usdPerHour: number, traffic: Traffic): Rates {
  const { requestsPerHour, inputTokensPerHour, outputTokensPerHour } = traffic;
  const rates = {
    usdPerRequest: over(usdPerHour, requestsPerHour),
    usdPerMillionInputTokens: over(usdPerHour * 1e6, inputTokensPerHour),
    usdPerMillionOutputTokens: over(usdPerHour * 1e6, outputTokensPerHour),
    usdPerMillionTokens: over(usdPerHour * 1e6, sumKnown([inputTokensPerHour, outputTokensPerHour])),
  };
  return Object.fromEntries(Object.entries(rates).filter(([, rate]) => rate !== undefined));
}

function over(usd: number, amount: number | undefined): number | undefined {
  return amount === undefined || amount <= 0 ? undefined : usd / amount;
}

/** The sum, and undefined where a part of it is. */
function sumKnown(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce<number | undefined>(
    (sum, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  );
}

/** The traffic of several together; an amount that one of them does not know is not known. */
export function together(parts: readonly Traffic[]): Traffic {
  return {
    requestsPerHour: sumKnown(parts.map((part) => part.requestsPerHour)),
    inputTokensPerHour: sumKnown(parts.map((part) => part.inputTokensPerHour)),
    outputTokensPerHour: sumKnown(parts.map((part) => part.outputTokensPerHour)),
  };
}

/** A share of some traffic. */
export function shareOf(traffic: Traffic, share: number): Traffic {
  const part = (amount: number | undefined) => (amount === undefined ? undefined : amount * share);
  return {
    requestsPerHour: part(traffic.requestsPerHour),
    inputTokensPerHour: part(traffic.inputTokensPerHour),
    outputTokensPerHour: part(traffic.outputTokensPerHour),
  };
}
