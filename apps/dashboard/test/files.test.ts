import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { example } from '../src/draft/example.ts';
import { compress } from '../src/share/compress.ts';
import { costAfter, costOn, describePage, openFile, settled } from './open-page.ts';

const cli = (name: string) => readFileSync(new URL(`../../cli/examples/${name}`, import.meta.url), 'utf8');

async function saved(page: Page, name: string | RegExp): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).first().click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'latin1') };
}

describePage('files and links', (visit) => {
  it('opens Mélange’s config file, and a scenario in YAML', () =>
    visit(async ({ page }) => {
      await settled(page);
      await openFile(page, 'melange.json', cli('melange.json'));
      await page.getByText('Opened melange.json').waitFor();
      const cost = await costAfter(page, 20.87);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Mélange config');
      await openFile(page, 'chat.yaml', cli('chat.yaml'));
      expect(await costAfter(page, cost)).toBe(20.87);
    }));

  it('pins a plan from a file beside its own, judged on this scenario', () =>
    visit(async ({ page }) => {
      await settled(page);
      await openFile(page, 'theirs.json', '{"L4": 8, "H100": 3, "cost": 27.42}');
      const table = page.getByTestId('pinned');
      await table.waitFor();
      expect(await table.textContent()).toContain('27.42');
      expect(await table.textContent()).toContain('−6.55');
    }));

  it('takes what is dropped', () =>
    visit(async ({ page }) => {
      await settled(page);
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'dropped.json'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }, cli('melange.json'));
      await page.getByText('Opened dropped.json').waitFor();
    }));

  it.each([
    ['deep JSON', '['.repeat(1_000_000)],
    ['50 MB of JSON', `[${'1,'.repeat(25_000_000)}1]`],
    ['50 MB of YAML', 'a: 1\n'.repeat(10_000_000)],
    ['a poisoned prototype', '{"fleetmix":1,"__proto__":{"polluted":true},"workload":{},"offers":[]}'],
    ['a script', '<script>window.injected = true</script>'],
    ['an empty file', ''],
    ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
  ])('refuses %s with a message, and keeps what was there', (_, content) =>
    visit(async ({ page }) => {
      await settled(page);
      await page.evaluate(
        ([text]) => {
          const data = new DataTransfer();
          data.items.add(new File([typeof text === 'string' ? text : new Uint8Array(text ?? [])], 'bad.json'));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        [typeof content === 'string' ? content : [...content]] as const,
      );
      const notice = page.locator('.notice.error');
      await notice.waitFor();
      expect(await notice.textContent()).toContain('Nothing was changed.');
      expect(await costOn(page)).toBe(20.87);
      expect(
        await page.evaluate(() => [({} as { polluted?: unknown }).polluted, (window as { injected?: true }).injected]),
      ).toEqual([undefined, undefined]);
    }),
  );

  it('shows names that hold scripts as text', () =>
    visit(async ({ page, errors }) => {
      await settled(page);
      const name = '<img src=x onerror="window.injected=true">';
      const offers = example.offers.map((offer, row) => (row === 0 ? { ...offer, name } : offer));
      await openFile(page, 'names.json', JSON.stringify({ ...example, name, offers }));
      await page.getByRole('heading', { level: 1 }).getByText(name).waitFor();
      await settled(page);
      expect(await page.evaluate(() => (window as { injected?: true }).injected)).toBeUndefined();
      expect(errors).toEqual([]);
    }));

  it('makes a link that opens on the same scenario in another browser', async () => {
    let link = '';
    await visit(
      async ({ page, requests }) => {
        await settled(page);
        await page.getByLabel('USD/hour of L4', { exact: true }).fill('2.5');
        await costAfter(page, 20.87);
        const before = requests.length;
        await page.getByRole('button', { name: 'Copy link' }).click();
        await page.getByText('The link is copied.').waitFor();
        link = await page.evaluate(() => navigator.clipboard.readText());
        expect(requests.length).toBe(before);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    await visit(
      async ({ page }) => {
        await page.getByText('Opened the link').waitFor();
        await settled(page);
        expect(await page.getByLabel('USD/hour of L4', { exact: true }).inputValue()).toBe('2.5');
        expect(new URL(page.url()).hash).toBe('');
      },
      { fragment: new URL(link).hash },
    );
  });

  it('opens a file beside the page, as the command line serves one', () =>
    visit(
      async ({ page }) => {
        await page.getByText('Opened given.json').waitFor();
        await settled(page);
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Mélange config');
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByRole('heading', { level: 1 }).getByText('chat on an 8B model').waitFor();
      },
      { fragment: '#from=given.json' },
    ));

  it('opens on the example where a link is damaged, hostile or unpacks to too much, and says so', async () => {
    const bomb = await compress(' '.repeat(60_000_000));
    const poison = await compress('{"fleetmix":1,"__proto__":{"polluted":1}}');
    for (const fragment of ['#s=%%%', '#s=AAAA', `#s=${bomb}`, `#s=${poison}`, '#from=missing.yaml']) {
      await visit(
        async ({ page }) => {
          await page.locator('.notice.error').waitFor();
          await settled(page);
          expect(await costOn(page)).toBe(20.87);
        },
        { fragment },
      );
    }
  });

  it('saves scenario and plan as JSON and YAML, and charts as PNG and SVG', () =>
    visit(async ({ page }) => {
      await settled(page);
      const choose = async (item: string) => {
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        return saved(page, item);
      };
      expect(JSON.parse((await choose('Scenario as JSON')).text)).toEqual(example);
      const yaml = await choose('Scenario as YAML');
      expect([yaml.name, yaml.text.startsWith('fleetmix: 1\n')]).toEqual(['chat-on-an-8b-model.yaml', true]);
      expect(JSON.parse((await choose('Plan as JSON')).text)).toMatchObject({ status: 'planned', usdPerHour: 20.87 });
      expect((await choose('Plan as YAML')).text).toContain('usdPerHour: 20.87');
      expect((await saved(page, /Save as PNG.*What each/)).text.slice(1, 4)).toBe('PNG');
      const svg = (await saved(page, /Save as SVG.*What each/)).text;
      const shapes = await page.evaluate((text) => {
        const image = new DOMParser().parseFromString(text, 'image/svg+xml');
        return [
          image.querySelector('parsererror') === null,
          image.querySelectorAll('path').length,
          image.documentElement.textContent,
        ];
      }, svg);
      expect(shapes).toEqual([true, expect.any(Number), expect.stringContaining('greedy-trimmed')]);
      expect(shapes[1]).toBeGreaterThan(10);
    }));
});
