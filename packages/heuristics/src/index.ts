/**
 * Planners that are quick and prove nothing: greedy fleets, fleets of one GPU type, and a local search.
 * @module
 */
export { dedicatedGreedy, greedy, publishedGreedy, trimmedGreedy } from './greedy.ts';
export { type HeuristicsOptions, heuristics } from './heuristics.ts';
export { homogeneous } from './homogeneous.ts';
export { type LocalSearchOptions, localSearch } from './local-search/local-search.ts';
