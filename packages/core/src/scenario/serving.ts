/** What runs on one replica of an offer: engines side by side, each with a whole copy of the model on some of its GPUs. */
export interface Serving {
  /** The model by name: as at Hugging Face, or that of one's own `config.json`. */
  readonly model: string;
  /** `vllm`, `sglang`, `trtllm` … */
  readonly engine: string;
  /** Number format of the linear layers' weights; as published where absent. */
  readonly weights?: 'bf16' | 'fp8' | 'fp4';
  /** Number format of the KV cache; bf16 where absent. */
  readonly kvCache?: 'bf16' | 'fp8';
  /** Engines on one replica; 1 where absent. */
  readonly engines?: number;
  /** GPUs over which an engine splits every layer; 1 where absent. */
  readonly tensorParallel?: number;
  /** Groups of layers, each on GPUs of its own; 1 where absent. */
  readonly pipelineParallel?: number;
}
