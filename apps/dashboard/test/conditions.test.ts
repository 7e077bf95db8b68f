import { expect, it } from 'vitest';
import { faults, isTooWide } from './faults.ts';
import { costAfter, costOn, describePage, settled } from './open-page.ts';

describePage('the page under all conditions', (visit) => {
  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 360, height: 700 } }],
  ] as const)('has no fault that axe finds, on any of its pages: %s', (_, options) =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('button', { name: 'Pin' }).click();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'What if' }).click();
      await page.getByRole('button', { name: 'Plan all of them' }).click();
      await page.getByText(/^\d+ plans\.$/).waitFor();
      await page.getByTestId('sweep').waitFor();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Experiment' }).click();
      await page.getByRole('heading', { level: 1, name: 'Does it pay' }).waitFor();
      expect(await faults(page)).toEqual([]);
    }, options),
  );

  it.each([360, 768, 1440, 3840])('fits a screen %i pixels wide', (width) =>
    visit(
      async ({ page }) => {
        await settled(page);
        for (const name of ['What if', 'Experiment', 'Plan']) {
          await page.getByRole('button', { name, exact: true }).click();
          expect(await isTooWide(page)).toBe(false);
        }
      },
      { viewport: { width, height: 900 } },
    ),
  );

  it('is dark where the system is, charts included, and turns with it', () =>
    visit(
      async ({ page }) => {
        await settled(page);
        const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(await ground()).toBe('rgb(14, 15, 17)');
        await page.emulateMedia({ colorScheme: 'light' });
        expect(await ground()).toBe('rgb(245, 246, 248)');
      },
      { colorScheme: 'dark' },
    ));

  it('moves nothing where motion is to be reduced', () =>
    visit(
      async ({ page }) => {
        await settled(page);
        expect(
          await page
            .locator('.fill')
            .first()
            .evaluate((fill) => getComputedStyle(fill).transitionDuration),
        ).toBe('0s');
      },
      { reducedMotion: 'reduce' },
    ));

  it('is used by keyboard alone: a price changed, a column walked, undone, another page opened', () =>
    visit(async ({ page }) => {
      await settled(page);
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'] ?? '');
      for (let press = 0; press < 60 && (await focused()) !== 'offers/0/usdPerHour'; press += 1)
        await page.keyboard.press('Tab');
      expect(await focused()).toBe('offers/0/usdPerHour');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('3');
      const dearer = await costAfter(page, 20.87);
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('offers/1/usdPerHour');
      await page.keyboard.press('Control+Z');
      expect(await costAfter(page, dearer)).toBe(20.87);
      for (let press = 0; press < 60; press += 1) {
        if ((await page.evaluate(() => document.activeElement?.textContent)) === 'What if') break;
        await page.keyboard.press('Shift+Tab');
      }
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'What would the cheapest fleet cost' }).waitFor();
    }));

  it('says so where HiGHS cannot be loaded, keeps the last plan, and goes on', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.context().route('**/*.wasm', (route) => route.abort());
      await page.getByLabel('Sharing').selectOption('per-class');
      await page.getByText('This scenario needs HiGHS, which could not run').waitFor();
      expect(await costOn(page)).toBe(20.87);
      await page.getByLabel('Sharing').selectOption('shared');
      await page.getByText('This scenario needs HiGHS').waitFor({ state: 'detached' });
      await settled(page);
    }));

  it('goes on after its worker broke, and says so', () =>
    visit(
      async ({ page }) => {
        await page
          .getByText('The solver’s worker broke', { exact: false })
          .or(page.getByText("The solver's worker broke", { exact: false }))
          .first()
          .waitFor();
        await page.getByLabel('USD/hour of L4', { exact: true }).fill('0.82');
        await settled(page);
        expect(await costOn(page)).toBeGreaterThan(20);
      },
      {
        before: `const Real = Worker; let count = 0;
          window.Worker = function (url, options) {
            count += 1;
            return count === 1 ? new Real('./missing.js', options) : new Real(url, options);
          };`,
      },
    ));
});
