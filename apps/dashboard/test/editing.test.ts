import { expect, it } from 'vitest';
import { costAfter, costOn, describePage, openFile, settled } from './open-page.ts';
import { hardScenario } from './scenarios.ts';

describePage('editing', (visit) => {
  it('plans again on every edit, and takes it back with undo', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByLabel('Demand, requests/s of chat turn').fill('30');
      const dearer = await costAfter(page, 20.87);
      expect(dearer).toBeGreaterThan(20.87);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await costAfter(page, dearer)).toBe(20.87);
      await page.getByRole('button', { name: 'Redo' }).click();
      expect(await costAfter(page, 20.87)).toBe(dearer);
    }));

  it('adds, copies, sorts and removes offers, and pastes a piece of a spreadsheet', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('button', { name: 'Copy L4' }).click();
      await page.getByRole('button', { name: 'Sort by USD/hour' }).click();
      await page.getByRole('button', { name: 'Remove 2xH100' }).click();
      await page.getByRole('button', { name: 'Add an offer' }).click();
      const names = () =>
        page
          .locator('[data-cell^="offers/"][data-cell$="/name"]')
          .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
      await expect.poll(names).toEqual(['H100', 'A100', 'L4 2', 'L4', 'new offer']);
      await page.getByLabel('Offer of new offer').evaluate((field) => {
        const data = new DataTransfer();
        data.setData('text', 'A10G\tA10G\t1\t1.01\nL40S\tL40S\t1\t1.9');
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
      await expect.poll(names).toEqual(['H100', 'A100', 'L4 2', 'L4', 'A10G', 'L40S']);
      await settled(page);
    }));

  it('says that the plan is stale while it plans, stops on request with the best so far, and never freezes', () =>
    visit(async ({ page }) => {
      await settled(page);
      await openFile(page, 'hard.json', JSON.stringify(hardScenario(20, 30)));
      await page.getByText('The plan shown is for the scenario before the last change.').waitFor();
      expect(await costOn(page)).toBe(20.87);
      await page.getByTestId('standing').getByText('Best so far').waitFor();
      await page.getByRole('button', { name: 'Stop and take the best so far' }).click();
      expect(await costAfter(page, 20.87)).toBeGreaterThan(0);
      expect(await page.locator('.answer').textContent()).toContain('Not proved optimal');
    }));

  it('drops a search that an edit has made pointless, also where WebAssembly holds the worker', () =>
    visit(async ({ page, requests }) => {
      await settled(page);
      await openFile(
        page,
        'hard.json',
        JSON.stringify({ ...hardScenario(8, 12, 2), options: { slices: 3, sharing: 'per-class' } }),
      );
      await page.waitForRequest((request) => request.url().endsWith('.wasm'), { timeout: 5000 }).catch(() => undefined);
      expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true);
      await page.getByRole('button', { name: 'Undo' }).click();
      await settled(page);
      expect(await costOn(page)).toBe(20.87);
    }));

  it('says what is wrong with a text where it is typed, and plans on with the last good one', () =>
    visit(async ({ page }) => {
      await settled(page);
      const field = page.getByLabel('USD/hour of L4', { exact: true });
      await field.fill('cheap');
      await page.getByText('Give a number, 0 or more.').waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await costOn(page)).toBe(20.87);
      await field.blur();
      expect(await field.inputValue()).toBe('0.81');
    }));

  it('names what blocks a scenario that has no plan, and keeps the last plan', () =>
    visit(async ({ page }) => {
      await settled(page);
      for (const gpu of ['H100', 'A100-80GB']) await page.getByLabel(`${gpu}, GPUs`).fill('0');
      await page.getByText('No plan exists (proved).').waitFor();
      expect(await costOn(page)).toBeGreaterThan(0);
      await page.getByText('The plan shown is stale').waitFor();
    }));

  it('keeps a draft over a reload', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByLabel('Name', { exact: true }).fill('mine');
      await page.getByLabel('USD/hour of L4', { exact: true }).fill('3');
      const cost = await costAfter(page, 20.87);
      await page.reload();
      await settled(page);
      await page.waitForFunction(
        (wanted) => document.querySelector('[data-testid=cost]')?.textContent === wanted,
        cost.toFixed(2),
      );
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('mine');
    }));
});
