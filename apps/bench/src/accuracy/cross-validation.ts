import { type Engine, type EngineName, engines } from '@fleetmix/profiles';
import { compare } from './compare.ts';
import { fit } from './fit.ts';
import type { Measurement } from './measurement.ts';
import type { Compared } from './ranking.ts';
import { type SetErrors, summarise } from './summary.ts';

/** The whole sample, whose rows stand in the sets derived from it. */
const whole = 'aiconfigurator_silicon_sample';

const names = Object.keys(engines) as EngineName[];

/** Every engine fitted to the rows, to three digits. */
export function fittedEngines(rows: readonly Measurement[]): Readonly<Record<EngineName, Engine>> {
  return Object.fromEntries(names.map((name) => [name, fit(name, rows)])) as Record<EngineName, Engine>;
}

/** Rows estimated by constants that were fitted without any row of the same GPU, or of the same model. */
function leftOut(rows: readonly Measurement[], key: (row: Measurement) => string): readonly Compared[] {
  return [...new Set(rows.map(key))].flatMap((out) => {
    console.error(`without ${out} ...`);
    const without = rows.filter((row) => key(row) !== out);
    const concerned = new Set(rows.filter((row) => key(row) === out).map(({ engine }) => engine));
    const refitted = [...concerned].map((name) => [name, fit(name, without)]);
    return compare(
      rows.filter((row) => key(row) === out),
      { ...engines, ...(Object.fromEntries(refitted) as Partial<Record<EngineName, Engine>>) },
    );
  });
}

function named(errors: readonly SetErrors[], by: string): readonly SetErrors[] {
  return errors.map((one) => ({ ...one, set: `${one.set}, ${by} left out` }));
}

/** Errors of every set where each row's whole GPU, and then each row's whole model, was left out of the fit. */
export function crossValidation(all: readonly Measurement[]): readonly SetErrors[] {
  const rows = all.filter(({ set }) => set !== whole);
  return [
    ...named(
      summarise(
        leftOut(rows, ({ gpu }) => gpu),
        [],
      ),
      'GPU',
    ),
    ...named(
      summarise(
        leftOut(rows, ({ model }) => model),
        [],
      ),
      'model',
    ),
  ];
}
