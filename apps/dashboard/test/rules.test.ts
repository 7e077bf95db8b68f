import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faults, isTooWide } from './faults.ts';
import { costAfter, costOn, describePage, openFile, settled } from './open-page.ts';

const example = (name: string): string => readFileSync(new URL(`../../cli/examples/${name}`, import.meta.url), 'utf8');

describePage('what a fleet is bound by, in the answer', (visit) => {
  const opened = async (page: Parameters<typeof settled>[0], name: string, title: string) => {
    await settled(page);
    await openFile(page, name, example(name));
    await page.getByRole('heading', { level: 1 }).getByText(title).waitFor();
    await page.waitForFunction(() => document.querySelector('.answer.stale') === null);
    await settled(page);
  };

  it('says how much a budget serves, who is left out, and compares planners by that', () =>
    visit(async ({ page }) => {
      await opened(page, 'budget.yaml', 'How much of “budget” can be served for 4.00 USD/hour?');
      expect(await page.getByTestId('outcome').textContent()).toBe('76.0 %');
      expect(await costOn(page)).toBe(4);
      const answer = await page.getByTestId('answer').textContent();
      expect(answer).toContain('38 of 50 served');
      expect(answer).toContain('Left out: 60.0 % of batch (12).');
      expect(answer).toContain('no fleet of these offers that keeps the rules serves more');
      expect(await page.locator('section[aria-labelledby=comparison]').textContent()).toContain('76.0 % served');
      expect(await page.getByRole('heading', { name: 'What each planner asks for' }).count()).toBe(0);
    }));

  it('says when a batch is done, and shows no running cost of it', () =>
    visit(async ({ page }) => {
      await opened(page, 'makespan.yaml', 'How soon can “makespan” be done');
      expect(await page.getByTestId('outcome').textContent()).toBe('25 min 56 s');
      expect(await page.getByRole('heading', { name: 'What it costs' }).count()).toBe(0);
    }));

  it('shows the routes after each loss that the fleet survives', () =>
    visit(async ({ page }) => {
      await opened(page, 'survive.yaml', '“survive”');
      expect(await costOn(page)).toBe(8.5);
      expect(await page.getByTestId('answer').textContent()).toContain('when any one region is gone');
      const heat = page.locator('section[aria-labelledby=heat]');
      const before = await heat.locator('tbody').textContent();
      await heat.getByRole('combobox').selectOption('when us-east is lost');
      expect(await heat.locator('tbody').textContent()).not.toBe(before);
      expect(await faults(page)).toEqual([]);
    }));

  it('shows what limits take, and which are at their bounds', () =>
    visit(async ({ page }) => {
      await opened(page, 'quotas.yaml', '“quotas”');
      const rows = await page.getByTestId('limits-use').locator('tbody tr').allInnerTexts();
      expect(rows.map((row) => row.replaceAll('\t', ' '))).toEqual([
        'L4 to be had in us-east all that it counts GPUs 3, at its bound – 3',
        'quota at AWS all that it counts GPUs 4 – 5',
        'one in Europe all that it counts replicas 1, at its bound 1 –',
      ]);
      expect(await faults(page)).toEqual([]);
    }));

  it('says which preference decided', () =>
    visit(async ({ page }) => {
      await opened(page, 'prefer.yaml', '“prefer”');
      expect(await page.getByTestId('answer').textContent()).toContain(
        'Of fleets that cost the same: fewest replicas to start and to stop, 1.',
      );
    }));

  it.each([1440, 360])('explains the plan on request, and holds it against an API, at %i pixels', (width) =>
    visit(
      async ({ page }) => {
        await opened(page, 'explain.yaml', '“explain”');
        await page.getByRole('heading', { name: 'What it costs' }).click();
        await page.getByLabel('API, USD per 1M input tokens').fill('0.5');
        await page.getByLabel('API, USD per 1M output tokens').fill('1');
        await page.getByTestId('api').getByText('is cheaper from 50 % of the stated demand on').waitFor();
        expect(await page.getByTestId('money').textContent()).toContain('2,628.00 a month');
        await page.getByRole('button', { name: 'Explain', exact: true }).click();
        const told = page.getByTestId('told');
        await told.getByText('below 1.20 USD/hour (-20 %)').waitFor();
        expect(await told.textContent()).toContain('4 GPUs saves 0.40');
        expect(await faults(page)).toEqual([]);
        expect(await isTooWide(page)).toBe(false);
        await page.getByLabel('USD/hour of L4', { exact: true }).fill('0.7');
        await told.waitFor({ state: 'detached' });
      },
      { viewport: { width, height: 900 }, colorScheme: width < 1000 ? 'dark' : 'light' },
    ),
  );

  it('says what clashes where there is no plan, and what would be enough', () =>
    visit(async ({ page }) => {
      await settled(page);
      await openFile(page, 'impossible.yaml', example('impossible.yaml'));
      await page.getByText('Raise the stock of A100-80GB from 2 to 3 GPUs.').waitFor();
      await page.getByRole('button', { name: 'Explain', exact: true }).click();
      await page.getByTestId('told').getByText('Ways out, each by itself enough').waitFor();
      expect(await page.getByTestId('told').textContent()).toContain('11.01 USD/hour');
      expect(await faults(page)).toEqual([]);
    }));

  it('shows what is rented in each period, what starts, and the routes of each', () =>
    visit(async ({ page }) => {
      await opened(page, 'periods.yaml', 'over its 3 periods');
      expect(await costOn(page)).toBe(4.5);
      await page.getByTestId('cases').waitFor();
      const rows = async (name: string) =>
        (await page.getByTestId(name).locator('tbody tr').allInnerTexts()).map((row) => row.replaceAll('\t', ' '));
      expect(await rows('cases')).toEqual([
        'night 9 nothing – 3.00',
        'day 9 2 × on demand 2 × on demand 7.00',
        'evening 6 nothing – 3.00',
      ]);
      expect(await page.getByTestId('fleet').locator('tfoot').textContent()).toContain('3.00');
      const heat = page.locator('section[aria-labelledby=heat]');
      await heat.getByRole('combobox').selectOption('day');
      expect(await heat.locator('tbody').textContent()).toContain('5060.0 %40.0 %');
      expect(await page.getByTestId('answer').textContent()).toContain('3,285.00 USD/month');
      expect(await faults(page)).toEqual([]);
    }));

  it('says which future is not fully served, and changes with what is decided now', () =>
    visit(async ({ page }) => {
      await opened(page, 'robust.yaml', 'whichever of 3 futures comes');
      expect(await costOn(page)).toBe(10);
      expect(await page.getByTestId('cases').locator('tbody tr').last().textContent()).toContain('not fully');
      await page.getByRole('button', { name: 'Explain', exact: true }).click();
      await page.getByTestId('told').getByText('What robustness costs').waitFor();
      expect(await page.getByTestId('told').textContent()).toContain('0.0 %none19.00');
      await page.getByLabel('May be left not fully served').fill('');
      expect(await costAfter(page, 10)).toBe(19);
      await page.getByLabel('Demand, times of launch').fill('1');
      expect(await costAfter(page, 19)).toBeLessThan(19);
      expect(await faults(page)).toEqual([]);
    }));

  it('says what is served by priority, and what interruptions cost', () =>
    visit(async ({ page }) => {
      await opened(page, 'priority.yaml', 'How much of “two models” can be served?');
      const answer = page.getByTestId('answer');
      await answer.getByText('Priority 1: 45 of 45 requests/s served.').waitFor();
      await answer.getByText('Priority 2: 18 of 36 requests/s served, proved the most besides.').waitFor();
      expect(await page.getByLabel('Priority of completion').inputValue()).toBe('2');
      expect(await page.getByTestId('models').locator('tbody').textContent()).toContain('code-70b126.0050.0 %');
      await openFile(page, 'interruptions.yaml', example('interruptions.yaml'));
      await answer.getByText('0.42 USD/hour of it are lost on average').waitFor();
      expect(await page.getByLabel('Interruptions an hour of spot').inputValue()).toBe('0.5');
    }));

  it('shows pools with their ratio, and what the moves between them cost', () =>
    visit(async ({ page }) => {
      await opened(page, 'disaggregated.yaml', '“disaggregated”');
      expect(await costOn(page)).toBe(11.26);
      expect(await page.getByTestId('answer').textContent()).toContain('10.00 of it are rent, 1.26 the moves');
      const [row] = await page.getByTestId('pools').locator('tbody tr').allInnerTexts();
      expect(row?.replaceAll('\t', ' ')).toBe('H100 to H20 H100 prefill H20 decode 16 1 : 2.67 1.26');
      expect(await page.locator('section[aria-labelledby=heat] thead').textContent()).toContain('H100 to H20');
      await page.getByLabel('USD per move of H100 to H20').fill('0');
      expect(await costAfter(page, 11.26)).toBe(10);
      expect(await faults(page)).toEqual([]);
    }));

  it('answers what takes least power, and what that emits', () =>
    visit(async ({ page }) => {
      await opened(page, 'power.yaml', 'What is the least power that serves “power”');
      expect(await page.getByTestId('outcome').textContent()).toBe('0.844 kW');
      expect(await costOn(page)).toBe(5.6);
      await page.getByLabel('Goal').selectOption('least-carbon');
      await page.getByRole('heading', { level: 1, name: 'least carbon' }).waitFor();
      expect(await costAfter(page, 5.6)).toBe(5.1);
      expect(await page.getByTestId('outcome').textContent()).toBe('0.036 kg CO2e/hour');
    }));

  it('shows nodes that are rented whole, and changes their price', () =>
    visit(async ({ page }) => {
      await opened(page, 'nodes.yaml', '“nodes”');
      expect(await costOn(page)).toBe(21.8);
      const [row] = await page.getByTestId('nodes').locator('tbody tr').allInnerTexts();
      expect(row?.replaceAll('\t', ' ')).toBe('box 1 8 0 20.00');
      expect(await page.getByTestId('fleet').locator('tfoot').textContent()).toContain('21.80');
      await page.getByLabel('USD/hour of box', { exact: true }).fill('10');
      expect(await costAfter(page, 21.8)).toBeLessThan(21.8);
      expect(await faults(page)).toEqual([]);
    }));
});
