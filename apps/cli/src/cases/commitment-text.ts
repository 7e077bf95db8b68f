import { percent, usd } from '../output/figures.ts';
import type { Commitment } from './commitment.ts';

/** What reserving some is good for, beside reserving nothing, and nothing but. */
export function commitmentText(usdPerHour: number, commitment: Commitment): string {
  const { rentedUsdPerHour: rented, reservedUsdPerHour: reserved, isProved } = commitment;
  const beside = (cost: number, what: string) =>
    `${saved(usdPerHour, cost, isProved)} against ${what}, at ${usd(cost)}`;
  return [
    rented === null
      ? 'Commit   nothing can serve this without reserved offers'
      : `Commit   ${beside(rented, 'reserving nothing')}`,
    reserved === null
      ? '         reserved offers alone cannot serve it'
      : `         ${beside(reserved, 'reserving everything')}`,
  ].join('\n');
}

/** A plan that was not proved to be the cheapest may turn out to be the dearer one. */
function saved(usdPerHour: number, other: number, isProved: boolean): string {
  const share = percent(other > 0 ? Math.abs(1 - usdPerHour / other) : 0, 1);
  if (usdPerHour > other) return `costs ${usd(usdPerHour - other)} USD/hour (${share}) too much: more time may help,`;
  return `saves ${isProved ? '' : 'at most '}${usd(other - usdPerHour)} USD/hour (${share})`;
}
