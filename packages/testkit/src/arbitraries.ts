import type { Scenario } from '@fleetmix/core';
import type fc from 'fast-check';
import { assemble } from './assemble.ts';
import { drafts } from './draft.ts';
import type { ScenarioFeatures } from './features.ts';

/** Scenarios that {@link bruteForce} can settle: up to 3 offers of 2 GPU types, and up to 3 classes. */
export function smallScenarios(features: ScenarioFeatures = {}): fc.Arbitrary<Scenario> {
  return drafts({ offers: 3, classes: 3, gpus: 2 }, features).map(assemble);
}

/**
 * Scenarios of up to 8 offers of 3 GPU types, and up to 12 classes. Sizes of one GPU type share its stock, demands of 0
 * and offers at no cost occur, names are awkward. Most can be planned; impossible ones occur.
 */
export function mediumScenarios(features: ScenarioFeatures = {}): fc.Arbitrary<Scenario> {
  return drafts({ offers: 8, classes: 12, gpus: 3 }, features).map(assemble);
}
