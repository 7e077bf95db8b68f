import { InputError } from '@fleetmix/core';
import type { AggregateOptions } from '../options.ts';
import type { DayPart, DayProfile, LogClass, RateSeries } from '../result.ts';
import type { AggregateRow } from './aggregate-row.ts';
import { partDemands } from './part-demand.ts';
import { coveredSeconds, daySeconds, partName } from './parts-of-day.ts';
import { offsetHours, offsetText } from './utc-offset.ts';

/** What the rows of a log say beside those by time of day. */
export interface ProfileFacts {
  readonly classes: readonly Pick<LogClass, 'inputTokens' | 'outputTokens'>[];
  readonly series: RateSeries | undefined;
  /** The first arrival, in the seconds of the log, and how long after it the last was; undefined without times. */
  readonly firstS: number;
  readonly spanS: number | undefined;
}

/**
 * Traffic by time of day, where the rows have it.
 * @throws InputError where it is asked for and the rows do not have it, or cannot answer
 */
export function dayProfile(
  rows: readonly AggregateRow[],
  facts: ProfileFacts,
  options: AggregateOptions,
): DayProfile | undefined {
  const own = rows.filter(({ part }) => part === 'period');
  const [first] = own;
  if (first === undefined) {
    if (options.periods === undefined) return undefined;
    throw refusal(
      facts.spanS === undefined
        ? 'the log has no arrival times, which parts of the day need: name the column of times (--time COLUMN).'
        : 'the rows have no sums by time of day: make them with the same --periods, or read a log of requests.',
    );
  }
  const parts = Math.round(daySeconds / first.value);
  const utcOffsetHours = offsetHours(first.name) ?? 0;
  checkSame(options, parts, utcOffsetHours);
  const startS = facts.firstS + 3600 * utcOffsetHours;
  const covered = coveredSeconds(startS, startS + (facts.spanS ?? 0), parts);
  const counted = covered.map((coveredS, part) => countedPart(part, coveredS, own, facts.classes, parts));
  const profile = { utcOffsetHours, startS: startS - daySeconds * Math.floor(startS / daySeconds), parts: counted };
  return partDemands(profile, facts.series, options);
}

function countedPart(
  part: number,
  coveredS: number,
  rows: readonly AggregateRow[],
  classes: ProfileFacts['classes'],
  parts: number,
): DayPart {
  const hours = 24 / parts;
  const own = rows.filter(({ at_s }) => Math.round(at_s / (3600 * hours)) === part);
  const requests = classes.map(({ inputTokens: [input], outputTokens: [output] }) =>
    own
      .filter(({ input_low, output_low }) => input_low === input && output_low === output)
      .reduce((sum, row) => sum + row.requests, 0),
  );
  // The sum of many days loses the last digits.
  return {
    name: partName(part * hours, hours),
    fromHour: part * hours,
    hours,
    coveredS: Math.round(coveredS * 1e6) / 1e6,
    requests,
  };
}

function checkSame({ periods, utcOffsetHours }: AggregateOptions, parts: number, hours: number): void {
  if (periods !== undefined && periods !== parts)
    throw refusal(`the rows were made with ${parts} parts of the day: ask for as many, or make them anew.`);
  if (utcOffsetHours !== undefined && utcOffsetHours !== hours)
    throw refusal(`the rows were made for UTC${offsetText(hours)}: ask for the same, or make them anew.`);
}

function refusal(message: string): InputError {
  return new InputError([{ path: 'periods', message }], 'options');
}
