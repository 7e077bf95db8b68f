import type { Offer } from './offer.ts';
import type { Scenario } from './scenario.ts';

type Drawn = Pick<Offer, 'watts' | 'gramsCo2PerKwh'>;

/** Power of one replica at full load, in kW; undefined where the offer does not say. */
export function kilowattsOf({ watts }: Drawn): number | undefined {
  return watts === undefined ? undefined : tidy(watts / 1000);
}

/** What the electricity of one replica at full load emits, in kg CO2e an hour; undefined where the offer does not say. */
export function kgCo2ePerHourOf({ watts, gramsCo2PerKwh }: Drawn): number | undefined {
  return watts === undefined || gramsCo2PerKwh === undefined ? undefined : tidy((watts * gramsCo2PerKwh) / 1e6);
}

/** What a fleet draws and emits, every replica at full load; absent where an offer that is rented does not say. */
export interface PowerUse {
  readonly kilowatts?: number;
  readonly kgCo2ePerHour?: number;
}

/** What replica counts, in the scenario's order, draw and emit. */
export function powerUse({ offers }: Scenario, counts: readonly number[]): PowerUse {
  const total = (of: (offer: Offer) => number | undefined) =>
    offers.some((offer) => of(offer) !== undefined)
      ? tidy(
          offers.reduce((sum, offer, at) => {
            const count = counts[at] ?? 0;
            return count === 0 || offer.isNode === true ? sum : sum + count * (of(offer) ?? Number.NaN);
          }, 0),
        )
      : Number.NaN;
  return known({ kilowatts: total(kilowattsOf), kgCo2ePerHour: total(kgCo2ePerHourOf) });
}

/** Without what is not known. */
export function known({ kilowatts = Number.NaN, kgCo2ePerHour = Number.NaN }: PowerUse): PowerUse {
  return {
    ...(Number.isNaN(kilowatts) ? {} : { kilowatts }),
    ...(Number.isNaN(kgCo2ePerHour) ? {} : { kgCo2ePerHour }),
  };
}

/** Figures are decimal; see `money`. */
function tidy(value: number): number {
  return Number(value.toPrecision(14));
}
