import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { faults, isTooWide } from './faults.ts';
import { longestTaskMs } from './longest-task.ts';
import { costAfter, costOn, describePage, openFile, settled } from './open-page.ts';

/** A log of these many requests, a quarter of a second apart; and one that cannot be used. */
function log(requests: number, end = ''): string {
  const rows = Array.from(
    { length: requests },
    (_, at) => `${at / 4},${50 + ((at * 7919) % 3000)},${1 + ((at * 104_729) % 600)},chat`,
  );
  return `time_s,input_tokens,output_tokens,model\n${rows.join('\n')}\n${requests / 4},0,5,chat\n${end}`;
}

const outcome = (page: Page) => page.getByTestId('sizing-outcome');

/** Opens the log, and waits until its scenario is planned. */
async function openLog(page: Page, end = ''): Promise<number> {
  await settled(page);
  await openFile(page, 'traffic.csv', log(2000, end));
  await outcome(page).getByText('Measure before you order').waitFor();
  return costAfter(page, 20.87);
}

/** Waits until the scenario is made again after a choice, and planned. */
async function made(page: Page, before: number): Promise<number> {
  await outcome(page).getByText('Making the scenario…').waitFor({ state: 'detached' });
  return costAfter(page, before);
}

async function chooseModel(page: Page, words: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Model' });
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

describePage('from a log', (visit) => {
  it('makes a scenario of a log that is opened, plans it, and says what had to give', () =>
    visit(async ({ page, errors, requests }) => {
      expect(await openLog(page)).toBeGreaterThan(0);
      await page.getByRole('heading', { level: 1 }).getByText('Llama-3.1-8B-Instruct for traffic.csv').waitFor();
      await page.getByRole('heading', { name: 'From a log: traffic.csv' }).waitFor();
      expect(await outcome(page).textContent()).toContain('1 row of the log left out: input tokens zero');
      expect(await page.getByTestId('fleet').textContent()).toContain('estimated');
      expect(await page.locator('.sources').first().textContent()).toMatch(/^estimated\. Price: /);
      await page
        .getByText('Capacity says where an offer’s')
        .or(page.getByText("Capacity says where an offer's"))
        .waitFor();
      const note = page.locator('figure p.faint').first();
      expect(await note.textContent()).toMatch(/estimated/);
      const { host } = new URL(page.url());
      expect(requests.filter((url) => !/^(blob|data):/.test(url) && new URL(url).host !== host)).toEqual([]);
      expect(errors).toEqual([]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('heading', { level: 1 }).getByText('chat on an 8B model').waitFor();
      await settled(page);
      expect(await costOn(page)).toBe(20.87);
    }));

  it('makes it anew with every choice: rate, targets, providers, pricing, weights', () =>
    visit(async ({ page }) => {
      let cost = await openLog(page);
      const next = async (isDearer?: boolean) => {
        const after = await made(page, cost);
        if (isDearer === true) expect(after).toBeGreaterThan(cost);
        if (isDearer === false) expect(after).toBeLessThan(cost);
        cost = after;
      };
      await page.getByLabel('Scaled by').fill('30');
      await next(true);
      await page.getByRole('checkbox', { name: 'marketplace' }).uncheck();
      await next(true);
      await page.getByRole('checkbox', { name: 'spot' }).check();
      await next(false);
      await page.getByRole('combobox', { name: 'Weights' }).selectOption('fp8');
      await next(false);
      await page.getByRole('combobox', { name: 'Rate to serve' }).selectOption('own');
      await page.getByLabel('Requests/s', { exact: true }).fill('60');
      await next(true);
      await page.getByLabel('TTFT, ms').fill('0.01');
      await outcome(page).getByText('Nothing can be served as asked').waitFor();
      await page.getByLabel('TTFT, ms').fill('');
      await page.getByText('With this choice no scenario can be made').waitFor({ state: 'detached' });
      await settled(page);
    }));

  it('takes a model by keyboard alone, and GPUs with their stock', () =>
    visit(async ({ page }) => {
      const small = await openLog(page);
      await chooseModel(page, 'llama 70b instruct');
      const large = await made(page, small);
      expect(large).toBeGreaterThan(small);
      expect(await page.getByRole('combobox', { name: 'Model' }).inputValue()).toMatch(/70B/);
      await page.getByRole('combobox', { name: 'Model' }).press('ArrowDown');
      await page.keyboard.type('zzz');
      await page.getByText('No model of the catalog has this in its name.').waitFor();
      await page.keyboard.press('Escape');
      expect(await page.getByRole('combobox', { name: 'Model' }).inputValue()).toMatch(/70B/);
      await page.locator('.gpus summary').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Only A10', exact: false }).click();
      await page.getByRole('checkbox', { name: 'H100-SXM' }).check();
      await outcome(page).getByText('Making the scenario…').waitFor({ state: 'detached' });
      await settled(page);
      const gpus = new Set(
        await page
          .locator('[data-cell^="offers/"][data-cell$="/gpu"]')
          .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value)),
      );
      expect([...gpus].filter((gpu) => !['H100-SXM', 'A10', 'A10G'].includes(gpu))).toEqual([]);
      await page.getByLabel('Stock of H100-SXM').fill('0');
      await page.getByText('No plan exists (proved).').or(page.getByTestId('cost')).first().waitFor();
      await page.getByText(/1 of them limited in number/).waitFor();
    }));

  it('fills the offers for the classes on the page, at the middle of their token ranges', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.getByRole('button', { name: 'Choose model and GPUs from the catalog…' }).click();
      await page.getByRole('combobox', { name: 'Weights' }).selectOption('fp8');
      expect(await outcome(page).textContent()).toBe('');
      await page.getByRole('button', { name: 'Fill the offers' }).click();
      await outcome(page).getByText('Measure before you order').waitFor();
      const cost = await costAfter(page, 20.87);
      await page.getByLabel('Demand, requests/s of chat turn').fill('90');
      const dearer = await costAfter(page, cost);
      await page.getByRole('combobox', { name: 'Engine' }).selectOption('sglang');
      await made(page, dearer);
      expect(await page.getByLabel('Demand, requests/s of chat turn').inputValue()).toBe('90');
      await page.getByRole('button', { name: 'Close the panel' }).click();
      await page.getByRole('heading', { name: 'Offers from the catalog' }).waitFor({ state: 'detached' });
    }));

  it('takes a log that is pasted or dropped, and one without times asks for its rate', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text', 'input_tokens,output_tokens\n500,80\n700,90\n');
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
      });
      await page.getByRole('heading', { name: 'From a log: what was pasted' }).waitFor();
      await outcome(page).getByText('The log has no arrival times').waitFor();
      expect(await page.getByLabel('Requests/s', { exact: true }).inputValue()).toBe('1');
    }));

  it('plans a period for each part of the day, where a log covers one', () =>
    visit(async ({ page }) => {
      await settled(page);
      const day = readFileSync(new URL('../../cli/examples/day.csv', import.meta.url));
      await openFile(page, 'day.csv', day);
      await page.getByLabel('By time of day').selectOption('4');
      await page.getByLabel('Scaled by').fill('100');
      await page.getByRole('heading', { level: 1, name: 'over its 4 periods' }).waitFor();
      await page.getByTestId('cases').waitFor();
      expect(await page.getByTestId('cases').locator('tbody th').allInnerTexts()).toEqual([
        '00:00-06:00',
        '06:00-12:00',
        '12:00-18:00',
        '18:00-24:00',
      ]);
      await page.getByLabel('By time of day').selectOption('1');
      await page.getByTestId('cases').waitFor({ state: 'detached' });
    }));

  it('asks which columns of a log hold what where their names do not say, and leaves it where it is something else', () =>
    visit(async ({ page }) => {
      await settled(page);
      const rows = Array.from({ length: 40 }, (_, at) => `${at},500,${100 + at},x`);
      await openFile(page, 'strange.csv', `when,asked,given,note\n${rows.join('\n')}\n`);
      const panel = page.getByTestId('columns');
      await panel.getByRole('heading', { name: 'Which columns of strange.csv hold what?' }).waitFor();
      expect(await costOn(page)).toBe(20.87);
      expect(await panel.getByRole('button', { name: 'Read the log' }).isDisabled()).toBe(true);
      expect(await faults(page)).toEqual([]);
      await panel.getByLabel('Input tokens').selectOption('asked');
      await panel.getByLabel('Output tokens').selectOption('note');
      await panel.getByRole('button', { name: 'Read the log' }).click();
      await page.locator('.notice.error').getByText('Nothing was changed').waitFor();
      await panel.getByLabel('Output tokens').selectOption('given');
      await panel.getByLabel('Arrival times').selectOption('when');
      await panel.getByRole('button', { name: 'Read the log' }).click();
      await page.getByRole('heading', { name: 'From a log: strange.csv' }).waitFor();
      expect(await panel.count()).toBe(0);
      await openFile(page, 'people.csv', 'name,age\nann,30\n');
      await panel.getByRole('button', { name: 'Leave it' }).click();
      await panel.waitFor({ state: 'detached' });
    }));

  it('shows names of files and models that hold scripts as text', () =>
    visit(async ({ page, errors }) => {
      await settled(page);
      const name = '<img src=x onerror="window.injected=true">';
      const rows = [0, 1, 2, 3].map((at) => `${at},500,50,"${name.replaceAll('"', '""')} ${at % 2}"`);
      await openFile(page, `${name}.csv`, `time_s,input_tokens,output_tokens,__proto__,model\n${rows.join('\n')}\n`);
      await page.locator('.notice.error').getByText('Nothing was changed').waitFor();
      await openFile(page, `${name}.csv`, `time_s,input_tokens,output_tokens,model\n${rows.join('\n')}\n`);
      await page.getByRole('heading', { name: `From a log: ${name}.csv` }).waitFor();
      await outcome(page).getByText('Requests of 2 models are taken together').waitFor();
      await settled(page);
      expect(
        await page.evaluate(() => [({} as { polluted?: unknown }).polluted, (window as { injected?: true }).injected]),
      ).toEqual([undefined, undefined]);
      expect(errors).toEqual([]);
    }));

  it('reads 300,000 rows in the worker: it shows how far it is, can be stopped, and the page stays free', () =>
    visit(async ({ page }) => {
      await settled(page);
      const rows = log(300_000);
      await page.evaluate((text) => {
        (window as { large?: File }).large = new File([text], 'large.csv');
      }, rows);
      const drop = () =>
        page.evaluate(() => {
          const data = new DataTransfer();
          data.items.add((window as { large?: File }).large as File);
          window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        });
      await drop();
      await page.getByTestId('reading').waitFor();
      await page.getByRole('button', { name: 'Stop reading' }).click();
      await page.getByTestId('reading').waitFor({ state: 'detached' });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('chat on an 8B model');
      const longest = await longestTaskMs(page, async () => {
        await drop();
        await page.getByText('Read 300,000 requests of large.csv').waitFor();
        await outcome(page).getByText('Measure before you order').waitFor();
        await costAfter(page, 20.87);
      });
      expect(longest).toBeLessThanOrEqual(100);
    }));

  it('stays free while one types into a scenario of hundreds of offers', { retry: 2 }, () =>
    visit(async ({ page }) => {
      const cost = await openLog(page);
      await page.getByText(/^offers 1 to 20 of [56]\d\d$/).waitFor();
      const longest = await longestTaskMs(page, async () => {
        for (const cell of ['offers/0/usdPerHour', 'classes/3/demand', 'capacity/1/2']) {
          await page.locator(`[data-cell="${cell}"]`).fill('');
          await page.keyboard.type('2.75', { delay: 60 });
        }
        await page.getByLabel('Headroom, %').fill('400');
        await costAfter(page, cost);
      });
      expect(longest).toBeLessThanOrEqual(50);
      await page.getByRole('button', { name: 'Next offers' }).click();
      await page.getByText('offers 21 to 40').waitFor();
      expect(await page.locator('[data-cell="offers/20/name"]').isVisible()).toBe(true);
    }),
  );

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 360, height: 700 } }],
  ] as const)('has no fault that axe finds, with everything open, and fits the screen: %s', (name, options) =>
    visit(async ({ page }) => {
      await openLog(page, '500,100000,20,chat\n');
      await page.locator('.gpus summary').click();
      await page.getByLabel('TTFT, ms').fill('200');
      await outcome(page).getByText('cannot be served inside TTFT 200 ms').waitFor();
      await settled(page);
      expect(await isTooWide(page)).toBe(false);
      await page.getByRole('combobox', { name: 'Model' }).click();
      expect(await faults(page)).toEqual([]);
      if (process.env['SCREENSHOTS'] !== undefined) {
        await page.screenshot({ path: `${process.env['SCREENSHOTS']}/log-${name}.png` });
        await page.keyboard.press('Escape');
        await page.locator('#heat').scrollIntoViewIfNeeded();
        await page.screenshot({ path: `${process.env['SCREENSHOTS']}/log-${name}-heat.png` });
        await page.locator('#offers').scrollIntoViewIfNeeded();
        await page.screenshot({ path: `${process.env['SCREENSHOTS']}/log-${name}-offers.png` });
        await page.locator('#split').scrollIntoViewIfNeeded();
        await page.waitForTimeout(400);
        await page.screenshot({ path: `${process.env['SCREENSHOTS']}/log-${name}-split.png` });
      }
    }, options),
  );
});
