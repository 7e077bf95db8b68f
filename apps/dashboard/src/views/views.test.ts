import { planDocument, readScenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Commands } from '../commands.ts';
import type { Draft } from '../draft/draft.ts';
import { example } from '../draft/example.ts';
import { reduce } from '../store/reduce.ts';
import { initialState, type State } from '../store/state.ts';
import { App } from './app.tsx';
import { breaksOf } from './what-if.tsx';

const commands = {} as Commands;
const written = (state: State): string => renderToString(h(App, { state, dispatch: () => undefined, commands }));
let planned: State;

async function stateOf(draft: Draft): Promise<State> {
  const scenario = readScenario(draft);
  const report = planDocument(scenario, 'exact', await exact().plan(scenario), 0.01);
  return [
    { kind: 'plan-began' } as const,
    { kind: 'plan-found', draft, report } as const,
    { kind: 'plan-ended' } as const,
  ].reduce(reduce, initialState(draft));
}

beforeAll(async () => {
  planned = await stateOf(example);
});

describe('the page', () => {
  it('answers its question with a cost, a proof, the fleet and who serves what', () => {
    const page = written(planned);
    expect(page).toContain('<strong data-testid="cost">20.87</strong>');
    expect(page).toContain('Proved optimal');
    expect(page).toMatch(/<th scope="row">2xH100<\/th>/);
    expect(page).toContain('<td class="number heat-5">100 %</td>');
  });

  it('says that a plan is stale, and keeps it', () => {
    const page = written(reduce(planned, { kind: 'add-offer' }));
    expect(page).toContain('The plan shown is stale');
    expect(page).toContain('20.87');
  });

  it('shows why there is no plan, and what would help', async () => {
    const page = written(await stateOf({ ...example, stock: { L4: 0, 'A100-80GB': 0, H100: 1 } }));
    expect(page).toContain('No plan exists (proved).');
    expect(page).toContain('Raise the stock of');
  });

  it('shows names as text, whatever they hold', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const offers = example.offers.map((offer, row) => (row === 0 ? { ...offer, name } : offer));
    const page = written(await stateOf({ ...example, name: '</title><script>alert(1)</script>', offers }));
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;img');
  });

  it('marks a cell whose text cannot be taken, and says why', () => {
    const cell = { table: 'offers', row: 0, field: 'usdPerHour' } as const;
    const page = written(reduce(planned, { kind: 'type', cell, text: 'dear' }));
    expect(page).toContain('value="dear"');
    expect(page).toMatch(/aria-invalid[^>]*title="Give a number/);
  });
});

it('finds the places where the kind of fleet changes', () => {
  const point = (at: number, ...offers: string[]) => ({
    at,
    usdPerHour: at,
    proved: true,
    fleet: offers.join(),
    offers,
  });
  const points = [point(1, 'L4'), point(2, 'L4'), point(3, 'L4', 'H100'), point(4, 'H100')];
  expect(breaksOf(points).map(({ at }) => at)).toEqual([3, 4]);
});
