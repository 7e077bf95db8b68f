import { type ApiPrice, breakEven, type UnitCosts } from '@fleetmix/core';
import type { Dispatch } from '../store/action.ts';
import { percent, usd } from '../text/figures.ts';
import { apiText, remarks } from '../text/money.ts';
import { NumberField } from './number-field.tsx';
import { RateTable } from './rate-table.tsx';

/** Of more classes only the dearest are shown. */
const shownClasses = 25;

/** What a plan costs by month and year, by class and by offer, and beside an API's prices. */
export function Money({
  money,
  apiPrice,
  dispatch,
}: {
  money: UnitCosts;
  apiPrice: Partial<ApiPrice>;
  dispatch: Dispatch;
}) {
  const { usdPerHour, usdPerMonth, usdPerYear, idleUsdPerHour, idleShare, unroutedUsdPerHour: unrouted } = money;
  const dearest = money.classes.toSorted((one, other) => other.usdPerHour - one.usdPerHour).slice(0, shownClasses);
  const hidden = money.classes.length - dearest.length;
  return (
    <div data-testid="money">
      <p>
        {usd(usdPerHour)} USD/hour, {usd(usdPerMonth)} a month of 730 hours, {usd(usdPerYear)} a year;{' '}
        {usd(idleUsdPerHour)} USD/hour of it, {percent(idleShare)}, for capacity that the stated demand leaves idle.
      </p>
      <RateTable
        head="Request class"
        costs={[
          ...dearest.map((cost) => ({ ...cost, name: cost.class })),
          ...(unrouted > 0 ? [{ name: '(nothing)', usdPerHour: unrouted, idleUsdPerHour: unrouted }] : []),
          { ...money, name: 'All' },
        ]}
      />
      {hidden > 0 ? <p class="faint">The dearest of {money.classes.length} classes; the plan file has all.</p> : null}
      <RateTable head="Offer" costs={money.offers.map((cost) => ({ ...cost, name: cost.offer }))} />
      <ul class="remarks">
        {remarks(money).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Api money={money} apiPrice={apiPrice} dispatch={dispatch} />
    </div>
  );
}

/** The same traffic at an API's prices, which are typed. */
function Api({ money, apiPrice, dispatch }: { money: UnitCosts; apiPrice: Partial<ApiPrice>; dispatch: Dispatch }) {
  const { usdPerMillionInputTokens: input, usdPerMillionOutputTokens: output } = apiPrice;
  const set = (field: keyof ApiPrice) => (value: number | undefined) => {
    const { [field]: _, ...rest } = apiPrice;
    dispatch({ kind: 'set-api-price', apiPrice: value === undefined ? rest : { ...rest, [field]: value } });
  };
  const isTyped = input !== undefined && output !== undefined;
  const held = isTyped
    ? breakEven(money, { usdPerMillionInputTokens: input, usdPerMillionOutputTokens: output })
    : undefined;
  return (
    <section aria-labelledby="api">
      <h3 id="api">Against an API</h3>
      <div class="fields">
        <NumberField
          name="API, USD per 1M input tokens"
          value={input}
          isOptional
          emptyText="such as 0.10"
          onChange={set('usdPerMillionInputTokens')}
        />
        <NumberField
          name="API, USD per 1M output tokens"
          value={output}
          isOptional
          emptyText="such as 0.30"
          onChange={set('usdPerMillionOutputTokens')}
        />
      </div>
      <p role="status" data-testid="api">
        {held !== undefined ? apiText(money, held) : isTyped ? untokened : ''}
      </p>
    </section>
  );
}

const untokened =
  'Nothing can be held against an API here: that needs demand in requests/s, and token ranges or a size of every class.';
