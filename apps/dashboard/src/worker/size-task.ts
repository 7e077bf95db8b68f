import { findModel, prices, selectPrices } from '@fleetmix/catalog';
import { distinctSources, readScenario, type Scenario, type Slo, scenarioDocument } from '@fleetmix/core';
import {
  rentableOffers,
  type Service,
  type SizedFleet,
  type SizedLog,
  shortfalls,
  sizeFleet,
  targetText,
} from '@fleetmix/sizing';
import { withRate } from '@fleetmix/traces/browser';
import type { Draft } from '../draft/draft.ts';
import type { Choice } from '../sizing/choice.ts';
import { joinedParts } from '../sizing/parts-of-day.ts';
import type { SizingSource } from '../sizing/source.ts';
import { withRulesOf } from './kept-rules.ts';
import { sizedClasses } from './sized-classes.ts';
import type { Task } from './task.ts';

/** Makes a scenario, as `fleetmix plan --trace` does: the same notices, the same believed prices. */
export const size: Task<'size'> = async ({ source, choice, draft }, answer) => {
  const service = serviceOf(choice);
  const offers = rentableOffers(pricesOf(choice));
  if (offers.length === 0) {
    throw new Error('No price meets all these conditions. Allow more kinds of provider, pricing or GPUs.');
  }
  const log = workloadOf(source, choice, draft);
  const fleet = sizeFleet(nameOf(source, choice), log, offers, service, keptOf(draft));
  const { slow, lost, all } = shortfalls(log, fleet.profiled, service.slo);
  if (all)
    throw new Error(`Nothing can be served as asked. ${(slow ?? lost ?? '').replace(/ They are planned.*/, '')}`);
  const document = scenarioDocument(fleet.scenario);
  // A scenario of a file has nothing to do with a log that is opened after it.
  const kept =
    source.what === 'classes' || isOurs(draft)
      ? withRulesOf(rulesFor(source, draft), document)
      : { draft: document, notices: [] };
  const made = {
    draft: kept.draft,
    shortfalls: [slow, lost].filter((text) => text !== undefined),
    notices: [...kept.notices, ...logNotices(source), sourceNotice(fleet, service.slo)],
  };
  answer({ kind: 'sized', made });
};

function serviceOf({ model, engine, weights, ttftMs, tpotMs, percentile }: Choice): Service {
  const bounds = { ...(ttftMs === undefined ? {} : { ttftMs }), ...(tpotMs === undefined ? {} : { tpotMs }) };
  return {
    model: findModel(model),
    engine,
    ...(weights === 'published' ? {} : { weights }),
    slo: Object.keys(bounds).length === 0 ? {} : { ...bounds, percentile },
  };
}

function pricesOf({ segments, pricings, without }: Choice) {
  const unwanted = new Set(without);
  return selectPrices(prices, { segments, pricings, verified: true }).filter(({ gpu }) => !unwanted.has(gpu));
}

function workloadOf(source: SizingSource, { rate, scale, partsOfDay }: Choice, draft: Draft): SizedLog {
  if (source.what === 'classes') return sizedClasses(source.draft, draft);
  const { day, ...log } = withRate(source.log, { rate, scale });
  return partsOfDay === 1 || day === undefined ? log : { ...log, day: { parts: joinedParts(day.parts, partsOfDay) } };
}

function nameOf(source: SizingSource, { model }: Choice): string {
  if (source.what === 'classes') return source.draft.name ?? 'scenario';
  return `${model.slice(model.lastIndexOf('/') + 1)} for ${source.name}`.replaceAll(/\p{Cc}/gu, ' ').slice(0, 500);
}

/** Of the scenario on the page its options stay; its stock only where it counts the catalog's GPUs. */
function keptOf(draft: Draft): Pick<Scenario, 'options' | 'stock'> {
  const { options, stock } = readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'any', demand: 1 }] },
    offers: [{ name: 'any', gpu: 'any', usdPerHour: 0, capacity: [0] }],
    ...(draft.stock === undefined ? {} : { stock: draft.stock }),
    ...(draft.options === undefined ? {} : { options: draft.options }),
  });
  return { options, stock: isOurs(draft) ? stock : new Map() };
}

/** The periods of a log are those of its day, as they were chosen. */
function rulesFor(source: SizingSource, draft: Draft): Draft {
  if (source.what === 'classes') return draft;
  const { periods: _, ...rules } = draft;
  return rules;
}

/** Whether a scenario was made here, of the catalog's machines. */
function isOurs({ offers }: Draft): boolean {
  return offers.every(({ serving }) => serving !== undefined);
}

function logNotices(source: SizingSource): readonly string[] {
  if (source.what === 'classes') return [];
  const { notices, summary } = source.log;
  return [
    ...notices,
    ...(summary.spanS === undefined ? ['The log has no arrival times: say how many requests come a second.'] : []),
    ...summary.skipped.map(
      ({ rows, reason, where }) =>
        `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} of the log left out: ${reason}, at ${where.join(', ')}${rows > where.length ? ' …' : ''}`,
    ),
  ];
}

/** Where the figures come from: readers of a plan must not take estimates for measurements. */
function sourceNotice({ scenario: { offers } }: SizedFleet, slo: Slo): string {
  const target = Object.keys(slo).length === 0 ? 'no latency target was given' : `for ${targetText(slo)}`;
  const sources = distinctSources(offers.flatMap(({ capacitySource = [] }) => capacitySource));
  return `Capacities are ${sources.join(' and ')} from the model's shape and the GPUs' figures (${target}); prices are those of their days. Measure before you order.`;
}
