import type { CapacitySource, Slo } from '@fleetmix/core';
import {
  type Calibration,
  type CapacityTable,
  calibrate,
  capacityTable,
  estimatorOf,
  type Interpolated,
  implies,
  interpolator,
  type Known,
  type Measurement,
  type Recipe,
  type RequestSize,
} from '@fleetmix/profiles';
import { targetText } from './shortfalls.ts';

/** What was measured of one engine. */
export interface MeasuredEngine {
  /** Id in the catalog. */
  readonly gpu: string;
  readonly gpusPerEngine: number;
  readonly measurements: readonly Measurement[];
  readonly tables: readonly CapacityTable[];
  /** Whether estimates of the same engine are corrected by it where nothing was measured. */
  readonly corrects: boolean;
}

/** Measurements as `sizeFleet` takes them, and what is to be said of them, which is known when all cells are made. */
export interface MeasuredFleet {
  readonly known: Known;
  readonly notices: () => readonly string[];
}

/**
 * Measurements go before estimates: at measured sizes and between them, and with `corrects` around them as well. Of a table
 * that states its targets, capacities count for targets that these imply.
 */
export function measuredFleet(measured: readonly MeasuredEngine[], recipe: Recipe): MeasuredFleet {
  const notices = new Set<string>();
  const used = new Set<MeasuredEngine>();
  const byTargets = new Map<string, Answer>();
  const answerOf = (engine: MeasuredEngine, slo: Slo, replica: Parameters<typeof estimatorOf>[0]): Answer => {
    const key = `${measured.indexOf(engine)} ${JSON.stringify(slo)}`;
    const found = byTargets.get(key) ?? answer(engine, slo, replica, notices);
    byTargets.set(key, found);
    return found;
  };
  const known: Known = ({ accelerator, layout }, { size, slo }) => {
    const engine = measured.find(
      ({ gpu, gpusPerEngine }) => gpu === accelerator.id && gpusPerEngine === layout.gpusPerEngine,
    );
    if (engine === undefined) return undefined;
    used.add(engine);
    return answerOf(engine, slo, { ...recipe, accelerator, tensorParallel: layout.gpusPerEngine })(size);
  };
  const unused = () =>
    measured
      .filter((engine) => !used.has(engine))
      .map((one) => `${nameOf(one)}: measured, but nothing offered has it.`);
  return { known, notices: () => [...notices, ...unused()] };
}

type Answer = (
  size: RequestSize,
) => { readonly requestsPerSecond: number; readonly source: CapacitySource } | undefined;

function answer(
  engine: MeasuredEngine,
  slo: Slo,
  replica: Parameters<typeof estimatorOf>[0],
  notices: Set<string>,
): Answer {
  const { measurements, corrects } = engine;
  const tables = tablesFor(engine, slo, notices).map(interpolator);
  const correction =
    corrects && measurements.length > 0 ? calibrate(estimatorOf(replica, slo), measurements, slo) : undefined;
  if (correction !== undefined) for (const notice of correctionNotices(engine, correction)) notices.add(notice);
  return (size) => {
    for (const table of tables) {
      const found: Interpolated = table(size);
      if ('source' in found) return found;
    }
    return correction?.capacity(size);
  };
}

function tablesFor(engine: MeasuredEngine, slo: Slo, notices: Set<string>): readonly CapacityTable[] {
  const { measurements, tables } = engine;
  const fitting = tables.filter((table) => {
    if (table.slo === undefined)
      notices.add(`${table.source}: states no targets; its capacities are believed to hold yours.`);
    else if (!implies(table.slo, slo)) {
      notices.add(
        `${table.source}: not used, its capacities hold ${targetText(table.slo)} and not ${targetText(slo)}.`,
      );
      return false;
    }
    return true;
  });
  return measurements.length === 0 ? fitting : [capacityTable(measurements, slo), ...fitting];
}

function correctionNotices(engine: MeasuredEngine, { error, notices, comparisons }: Calibration): readonly string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const after =
    error?.after === undefined ? '' : `, and by ${percent(error.after)} at sizes left out of the correction`;
  const off =
    error === undefined
      ? []
      : [`the estimate was off by ${percent(error.before)} (median of ${comparisons.length} comparisons)${after}.`];
  return [...off, ...notices].map((text) => `${nameOf(engine)}: ${text}`);
}

function nameOf({ gpu, gpusPerEngine }: MeasuredEngine): string {
  return gpusPerEngine === 1 ? gpu : `${gpusPerEngine} x ${gpu}`;
}
