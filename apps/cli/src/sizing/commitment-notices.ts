import type { Scenario } from '@fleetmix/core';

/** What a scenario with periods assumes of reserved prices, a sentence each. */
export function commitmentNotices({ periods, offers }: Scenario): readonly string[] {
  if (periods === undefined) return [];
  const reserved = offers.filter(({ pricing }) => pricing === 'reserved');
  if (reserved.length === 0) {
    return [
      'No price is reserved, so there is nothing to commit to. Give reserved prices of your own: --prices FILE --add-prices, with pricing reserved and commitmentMonths.',
    ];
  }
  const untold = reserved.filter(({ priceSource = '' }) => !priceSource.includes('for a commitment of'));
  return [
    'Reserved prices are paid for every hour of their whole term, and every day is taken to be like this one.',
    ...(untold.length === 0
      ? []
      : [
          `How long ${untold[0]?.name}${untold.length > 1 ? ` and ${untold.length - 1} more` : ''} must be reserved is not said: give commitmentMonths with the price.`,
        ]),
  ];
}
