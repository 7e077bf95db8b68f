import type { LimitRow } from './limit-rows.ts';

/** An amount or a share under a rule, in words: `8 GPUs`, `1 replica`, `4.5 USD/hour`, `40 % of the USD/hour`. */
export function limitAmount({ unit, isShare }: Pick<LimitRow, 'unit' | 'isShare'>, amount: number): string {
  const figure = Number(amount.toPrecision(7));
  if (isShare) return `${Number((amount * 100).toPrecision(6))} % of the ${words[unit].many}`;
  return `${figure} ${figure === 1 ? words[unit].one : words[unit].many}`;
}

const words = {
  gpus: { one: 'GPU', many: 'GPUs' },
  replicas: { one: 'replica', many: 'replicas' },
  usdPerHour: { one: 'USD/hour', many: 'USD/hour' },
  watts: { one: 'watt', many: 'watts' },
};
