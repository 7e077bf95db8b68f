import type { BoundedOutcome, PlanDocument } from '@fleetmix/core';
import { whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';

type Frugal = Extract<BoundedOutcome, { readonly goal: 'least-power' | 'least-carbon' }>;

/** What the plan reaches of the goal of the least power or carbon, in words. */
export function frugalText(outcome: Frugal): string {
  const [amount, unit] =
    outcome.goal === 'least-power' ? [outcome.kilowatts, 'kW'] : [outcome.kgCo2ePerHour, 'kg CO2e/hour'];
  const least = outcome.bound === undefined ? '' : `, and no plan takes less than ${figure(outcome.bound)}`;
  return `Goal     ${figure(amount)} ${unit} at full load${least}`;
}

/** What the fleet draws and emits where the offers say, and what these figures count; nothing where they do not. */
export function powerText({ kilowatts, kgCo2ePerHour, replicas = [] }: PlanDocument): string | undefined {
  if (kilowatts === undefined) return undefined;
  const sources = [...new Set(replicas.flatMap(({ wattsSource }) => (wattsSource === undefined ? [] : [wattsSource])))];
  const carbon = kgCo2ePerHour === undefined ? '' : `, ${figure(Number(kgCo2ePerHour.toPrecision(3)))} kg CO2e/hour`;
  const source = sources.length === 0 ? '' : ` (${sources.map(printable).join('; ')})`;
  return `Power    ${figure(Number(kilowatts.toPrecision(4)))} kW with every replica at full load${carbon}${source}`;
}

function figure(value: number): string {
  return whole(Number(value.toPrecision(6)));
}
