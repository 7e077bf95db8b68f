import type { DayProfile } from '../result.ts';

/** A part of the day that is covered to less than this share of one day is known from little. */
const enough = 0.99;

/** What is to be said of a log's times of day, a sentence each. */
export function dayNotices({ parts }: DayProfile, isDated: boolean): readonly string[] {
  const missing = parts.filter(({ coveredS }) => coveredS === 0).map(({ name }) => name);
  const partly = parts
    .filter(({ coveredS, hours }) => coveredS > 0 && coveredS < enough * 3600 * hours)
    .map(({ name, coveredS, hours }) => `${name} (${percent(coveredS / (3600 * hours))})`);
  return [
    ...(isDated ? [] : ['Times count from a start of their own: their second 0 is taken for midnight (assumed).']),
    ...(missing.length === 0 ? [] : [`The log covers no second of ${missing.join(', ')}: no demand is known there.`]),
    ...(partly.length === 0
      ? []
      : [`The log covers less than one whole ${partly.join(', ')}: rates are those of the covered seconds.`]),
  ];
}

function percent(share: number): string {
  return `${share < 0.01 ? 'under 1' : Math.floor(100 * share)} %`;
}
