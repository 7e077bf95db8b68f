import * as Flags from '@oclif/core/flags';
import { gridOf, periodsOf, rateOf, representOf, scaleOf, utcOffsetOf, windowS } from './amounts.ts';

const columnFlag = (what: string) =>
  Flags.string({ summary: `Column with ${what}. Default: recognised.`, helpValue: 'COLUMN', helpGroup: 'LOG' });

/** How a log is written; shared by the commands that read one. */
export const logFlags = {
  'input-tokens': columnFlag('input tokens'),
  'output-tokens': columnFlag('output tokens'),
  time: columnFlag('arrival times'),
  'model-column': columnFlag("models' names"),
  'time-unit': Flags.option({
    summary: 'How times are written. Default: told from the log.',
    options: ['dates', 's', 'ms', 'us', 'ns'] as const,
    helpGroup: 'LOG',
  })(),
};

/** How requests become classes with demand; shared by the same commands. */
export const demandFlags = {
  grid: Flags.custom<ReturnType<typeof gridOf>>({
    summary: 'Where classes begin and end: a number of ranges per decade of tokens, or melange (10 x 6). Default: 4.',
    helpValue: 'N|melange',
    helpGroup: 'CLASSES',
    parse: async (text) => gridOf(text),
  })(),
  represent: Flags.custom<ReturnType<typeof representOf>>({
    summary: 'What stands for the requests of a class: their mean, or a quantile such as p90. Default: mean.',
    helpValue: 'mean|pNN',
    helpGroup: 'CLASSES',
    parse: async (text) => representOf(text),
  })(),
  rate: Flags.custom<ReturnType<typeof rateOf>>({
    summary: "The rate to serve: the log's mean, a quantile of its windows, its peak, or requests/s. Default: mean.",
    helpValue: 'mean|pNN|peak|N',
    helpGroup: 'DEMAND',
    parse: async (text) => rateOf(text),
  })(),
  window: Flags.custom<number>({
    summary: 'Length of the windows of --rate, such as 5m or 30s. Default: 5m.',
    helpValue: 'TIME',
    helpGroup: 'DEMAND',
    parse: async (text) => windowS(text),
  })(),
  scale: Flags.custom<number>({
    summary: 'Multiply the demand, such as 2x or 1.5.',
    helpValue: 'FACTOR',
    helpGroup: 'DEMAND',
    parse: async (text) => scaleOf(text),
  })(),
};

/** Whose day is cut into how many parts; shared by the same commands. */
export const dayFlags = {
  periods: Flags.custom<number>({
    summary: 'Tell the hours of the day apart, in so many equal parts of it: 2, 3, 4, 6, 8, 12 or 24.',
    helpValue: 'N',
    helpGroup: 'DEMAND',
    parse: async (text) => periodsOf(text),
  })(),
  'utc-offset': Flags.custom<number>({
    summary: 'Whose day that is, in hours ahead of UTC, such as +02:00 or -3.5. Default: 0.',
    helpValue: 'HOURS',
    helpGroup: 'DEMAND',
    parse: async (text) => utcOffsetOf(text),
  })(),
};
