/**
 * Planners that are quick and prove nothing: greedy fleets, and fleets of one GPU type.
 * @module
 */
export { dedicatedGreedy, greedy, publishedGreedy, trimmedGreedy } from './greedy.ts';
export { type HeuristicsOptions, heuristics } from './heuristics.ts';
export { homogeneous } from './homogeneous.ts';
