import { expect, it } from 'vitest';
import { costAfter, describePage, settled } from './open-page.ts';

describePage('asking what if', (visit) => {
  it('plans a quarter to four times the demand, and names where the kind of fleet changes', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('button', { name: 'What if' }).click();
      await page.getByRole('button', { name: 'Plan all of them' }).click();
      await page.getByText(/^\d+ plans\.$/).waitFor();
      const rows = await page.getByTestId('sweep').locator('tbody tr').allInnerTexts();
      expect(rows.length).toBeGreaterThanOrEqual(25);
      expect(rows.filter((row) => row.startsWith('1x (37.9 requests/s)')).join()).toContain('20.87');
      expect(await page.getByTestId('breaks').locator('li').count()).toBeGreaterThan(0);
    }));

  it('plans the stock of one GPU, and can be stopped', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('button', { name: 'What if' }).click();
      await page.getByLabel('What changes').selectOption('stock');
      await page.getByRole('combobox', { name: /^GPU/ }).selectOption('H100');
      await page.getByRole('button', { name: 'Plan all of them' }).click();
      await page.getByText(/^\d+ plans\.$/).waitFor();
      expect(await page.getByTestId('sweep').locator('tbody tr').count()).toBe(17);
    }));

  it('compares a pinned plan with the one after an edit, difference by difference', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('button', { name: 'Pin' }).click();
      await page.getByLabel('Headroom, %').fill('50');
      await costAfter(page, 20.87);
      const text = await page.getByTestId('pinned').textContent();
      expect(text).toMatch(/Cost, USD\/hour20\.87\d+\.\d+\+\d+\.\d+ \(\+\d+\.\d %\)/);
    }));

  it('runs the availability experiment, and draws its four charts, each with its table', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('button', { name: 'Experiment' }).click();
      await page.getByRole('button', { name: 'Run it' }).click();
      await page.getByText(/All \d+ plans are made/).waitFor({ timeout: 60_000 });
      await page.locator('canvas').nth(11).waitFor();
      expect(await page.locator('figure').count()).toBe(4);
      expect(await page.locator('figure canvas').count()).toBe(12);
      expect(await page.locator('details').count()).toBe(4);
    }));
});
