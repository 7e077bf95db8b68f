/**
 * What a replica sustains for each size of request, inside a latency target: estimated from a model and a GPU, or imported
 * from a benchmark's output.
 * @module
 */
export type { Accelerator, Precision } from './accelerator.ts';
export { kvElementsPerToken } from './kv-elements.ts';
export type { ModelShape } from './model-shape.ts';
export { middleSize, type RequestSize } from './request-size.ts';
