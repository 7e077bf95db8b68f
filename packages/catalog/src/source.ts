/** Where a fact was published, or the name of a file of one's own. */
export interface Source {
  readonly title: string;
  readonly url?: string;
  /** Day, month or year of publication, or of the copy that was read, as far as it is known: `2025-02-02`, `2025`. */
  readonly date?: string;
}

/** Jiang et al., ICML 2025: GPUs rented by the hour, their availability, and the request mix of three traces. */
export const paper = {
  title: 'Demystifying Cost-Efficiency in LLM Serving over Heterogeneous GPUs (arXiv 2502.00722)',
  url: 'https://arxiv.org/abs/2502.00722',
  date: '2025-02-02',
} as const satisfies Source;

/** The public simulation after that paper. What it adds (needs, speed-ups, factors) is its own assumption. */
export const simulation = {
  title: 'Cost-Efficient Large Language Model Serving via Mixed-Integer Linear Programming, MILP.py',
  url: 'https://github.com/Lambmietea/Cost-Efficient-Large-Language-Model-Serving-via-Mixed-Integer-Linear-Programming',
  date: '2025',
} as const satisfies Source;
