/** What config.json leaves out because the family's code has it as its default. */
interface FamilyDefaults {
  /** Whether the embeddings are one matrix where the config does not say. */
  readonly tied?: boolean;
  /** Feed-forward layers without a gate. */
  readonly feedForwardMatrices?: 2;
  /** Feed-forward layers are four times as wide as the model where the config does not say. */
  readonly fourfold?: boolean;
  readonly heads?: number;
  readonly kvHeads?: number;
  readonly headDim?: number;
  readonly vocab?: number;
  readonly maxContextTokens?: number;
  /** One layer of so many looks back all the way, the others over the sliding window. */
  readonly fullEvery?: number;
  /** Every layer has the sliding window of the config. */
  readonly allSliding?: boolean;
}

const gemma3: FamilyDefaults = {
  tied: true,
  heads: 8,
  kvHeads: 4,
  headDim: 256,
  vocab: 262_208,
  maxContextTokens: 131_072,
  fullEvery: 6,
};

/** After the configuration classes of Hugging Face Transformers, by `model_type`. */
const families: Readonly<Record<string, FamilyDefaults>> = {
  bloom: { tied: true, feedForwardMatrices: 2, fourfold: true },
  cohere: { tied: true },
  cohere2: { tied: true, fullEvery: 4 },
  falcon: { tied: true, feedForwardMatrices: 2, fourfold: true, maxContextTokens: 2048 },
  gemma: { tied: true },
  gemma2: { tied: true, fullEvery: 2 },
  gemma3,
  gemma3_text: gemma3,
  gpt2: { tied: true, feedForwardMatrices: 2, fourfold: true },
  gpt_bigcode: { tied: true, feedForwardMatrices: 2, fourfold: true },
  gpt_neox: { feedForwardMatrices: 2 },
  gpt_oss: { fullEvery: 2 },
  gptj: { feedForwardMatrices: 2, fourfold: true },
  llama4_text: { fullEvery: 4 },
  mistral: { allSliding: true },
  mixtral: { allSliding: true },
  mpt: { tied: true, feedForwardMatrices: 2, fourfold: true },
  nemotron: { feedForwardMatrices: 2 },
  opt: { tied: true, feedForwardMatrices: 2 },
  phi: { feedForwardMatrices: 2 },
  phi3: { allSliding: true },
  starcoder2: { tied: true, feedForwardMatrices: 2, allSliding: true },
};

/** Defaults of a family; none where it is not known to differ from Llama. */
export function familyDefaults(family: string): FamilyDefaults {
  return families[family] ?? {};
}
