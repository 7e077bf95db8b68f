import type { Scenario } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { bruteForce } from './brute-force.ts';
import { examples, mixed, undivided } from './examples.ts';
import { optioned } from './vary.ts';

describe('bruteForce', () => {
  it.each(examples)('finds $usdPerHour for example $scenario.name', ({ scenario, usdPerHour }) => {
    expect(bruteForce(scenario)).toBe(usdPerHour);
  });

  it('is cheaper than slices where classes may be divided freely', () => {
    expect(bruteForce(optioned(undivided.scenario, { slices: 'none' }))).toBe(3);
  });

  it('lets each class fill the same replicas again where sharing is per class', () => {
    // One large serves chat 10 of 10 and, as if chat were not there, code 6 of 6.
    expect(bruteForce(optioned(mixed.scenario, { sharing: 'per-class' }))).toBe(3);
  });

  it('refuses scenarios that would take too long', () => {
    const [offer] = mixed.scenario.offers as readonly [Scenario['offers'][number]];
    const many = { ...mixed.scenario, offers: [offer, offer, offer, offer] };
    expect(() => bruteForce(many)).toThrow(RangeError);
  });
});
