import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faults, isTooWide } from './faults.ts';
import { costAfter, costOn, describePage, openFile, settled } from './open-page.ts';

const example = (name: string): string => readFileSync(new URL(`../../cli/examples/${name}`, import.meta.url), 'utf8');

describePage('asking for more than the cheapest fleet', (visit) => {
  const opened = async (page: Parameters<typeof settled>[0], name: string) => {
    await settled(page);
    await openFile(page, name, example(name));
    await page
      .getByRole('heading', { level: 1 })
      .getByText(`“${name.replace('.yaml', '')}”`)
      .waitFor();
    await page.waitForFunction(() => document.querySelector('.answer.stale') === null);
    await settled(page);
  };

  it('sets a goal with its budget, and goes back by undo', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('heading', { name: 'Rules' }).click();
      await page.getByLabel('Goal').selectOption('most-served');
      expect(await page.getByLabel('Budget, USD/hour').inputValue()).toBe('20.87');
      await page.getByLabel('Budget, USD/hour').fill('10');
      await page.getByRole('heading', { level: 1, name: 'for 10.00 USD/hour' }).waitFor();
      await page.getByTestId('outcome').waitFor();
      await settled(page);
      expect(await costOn(page)).toBeLessThanOrEqual(10);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByTestId('outcome').waitFor({ state: 'detached' });
      expect(await costOn(page)).toBe(20.87);
    }));

  it.each([1440, 360])('adds, edits and removes limits, at %i pixels', (width) =>
    visit(
      async ({ page }) => {
        await opened(page, 'quotas.yaml');
        expect(await costOn(page)).toBe(6.9);
        await page.getByLabel('At most of quota at AWS').fill('8');
        await page.getByLabel('At most of L4 to be had in us-east').fill('');
        await page.getByText('limits nothing').waitFor();
        await page.getByRole('button', { name: 'Remove L4 to be had in us-east' }).click();
        expect(await costAfter(page, 6.9)).toBe(6.5);
        await page.getByRole('button', { name: 'Add a limit' }).click();
        await page.getByLabel('Provider of new limit').fill('GCP');
        await page.getByLabel('At most of new limit').fill('50 %');
        await page.getByLabel('What new limit counts').selectOption('usdPerHour');
        await settled(page);
        await page.getByTestId('limits-use').getByText('new limit').waitFor();
        expect(await faults(page)).toEqual([]);
        expect(await isTooWide(page)).toBe(false);
      },
      { viewport: { width, height: 900 }, colorScheme: width < 1000 ? 'dark' : 'light' },
    ),
  );

  it('caps spot as the command line does', () =>
    visit(async ({ page }) => {
      await opened(page, 'shares.yaml');
      await page.getByLabel('Spot at most, % of the cost').fill('10');
      expect(await costAfter(page, 6.4)).toBeGreaterThan(6.4);
      expect(await page.getByLabel('At most of spot share').inputValue()).toBe('10 %');
    }));

  it('survives a loss, once it is asked for, and says where that cannot be', () =>
    visit(async ({ page }) => {
      await opened(page, 'survive.yaml');
      await page.getByLabel('Still serves everything without').selectOption('');
      expect(await costAfter(page, 8.5)).toBe(4);
      await page.getByLabel('Still serves everything without').selectOption('provider');
      await page.getByText('no offer names one').waitFor();
      await page.getByLabel('Still serves everything without').selectOption('region');
      expect(await costAfter(page, 4)).toBe(8.5);
    }));

  it('takes the plan that is shown as the one that is running, and prefers to change little of it', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('heading', { name: 'Rules' }).click();
      await page.getByRole('button', { name: 'The plan shown is running' }).click();
      expect(await page.getByLabel('L4, replicas running').inputValue()).toBe('4');
      await page.getByText('fewest replicas to start and to stop, 0.').waitFor();
      await page.getByRole('button', { name: 'Nothing is running' }).click();
      await page.getByText('fewest replicas to start and to stop').waitFor({ state: 'detached' });
    }));

  it('has columns for headroom, weight, provider and the like, in use or on request', () =>
    visit(async ({ page }) => {
      await opened(page, 'headroom.yaml');
      expect(await costOn(page)).toBe(4);
      await page.getByLabel('Headroom, % of spot').fill('0');
      expect(await costAfter(page, 4)).toBeLessThan(4);
      expect(await page.getByLabel('Weight of chat').count()).toBe(0);
      await page.getByLabel('All columns of classes').check();
      await page.getByLabel('All columns of offers').check();
      await page.getByLabel('Weight of chat').fill('2');
      await page.getByText('weights of classes matter to the goal most-served alone').waitFor();
      expect(await faults(page)).toEqual([]);
    }));

  it('is asked for by keyboard alone: a fold opened, a column of limits walked, a bound typed and undone', () =>
    visit(async ({ page }) => {
      await opened(page, 'quotas.yaml');
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'] ?? '');
      await page.getByLabel('At most of L4 to be had in us-east').focus();
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('limits/1/atMost');
      await page.keyboard.type('3');
      const dearer = await costAfter(page, 6.9);
      await page.keyboard.press('Control+Z');
      expect(await costAfter(page, dearer)).toBe(6.9);
      await page.locator('summary', { hasText: 'What it costs' }).focus();
      await page.keyboard.press('Enter');
      await page.getByTestId('money').waitFor();
    }));

  it('keeps every rule over a reload, and in a link', () =>
    visit(async ({ page }) => {
      await opened(page, 'quotas.yaml');
      const link = await page.evaluate(async () => {
        const links: string[] = [];
        Object.defineProperty(navigator, 'clipboard', {
          value: { writeText: async (text: string) => links.push(text) },
        });
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Copy link')?.click();
        await new Promise((resolve) => setTimeout(resolve, 500));
        return links[0] ?? '';
      });
      await page.reload();
      await settled(page);
      expect(await costOn(page)).toBe(6.9);
      expect(await page.getByTestId('limits-use').locator('tbody tr').count()).toBe(3);
      await page.getByLabel('USD/hour of A100', { exact: true }).fill('9');
      await costAfter(page, 6.9);
      await page.goto(link);
      await page.waitForFunction(() => document.querySelector('[data-testid=cost]')?.textContent === '6.90');
    }));
});
