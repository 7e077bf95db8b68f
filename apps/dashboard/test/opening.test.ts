import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { longestTaskMs } from './longest-task.ts';
import { costOn, describePage, openFile, settled } from './open-page.ts';
import { hardScenario } from './scenarios.ts';
import { built } from './serve.ts';

describePage('opening the page', (visit) => {
  it('shows the example solved, with its proof, and what every other planner asks for', () =>
    visit(async ({ page, errors }) => {
      await settled(page);
      expect(await costOn(page)).toBe(20.87);
      expect(await page.locator('.answer').textContent()).toContain('Proved optimal');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('cheapest fleet');
      const planners = await page.locator('section[aria-labelledby=comparison] tbody th').allInnerTexts();
      expect(planners).toEqual([
        'exact',
        'greedy',
        'greedy-trimmed',
        ...['L4', 'A100-80GB', 'H100'].map((gpu) => `homogeneous:${gpu}`),
      ]);
      expect(errors).toEqual([]);
    }));

  it('draws its charts with something in them', () =>
    visit(async ({ page }) => {
      await settled(page);
      for (const canvas of await page.locator('canvas').all()) await canvas.scrollIntoViewIfNeeded();
      await page.waitForTimeout(500);
      const colours = await page.locator('canvas').evaluateAll((canvases) =>
        canvases.map((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
          return new Set(Array.from({ length: data.length / 4 }, (_, at) => data[4 * at])).size;
        }),
      );
      expect(colours.length).toBe(3);
      for (const count of colours) expect(count).toBeGreaterThan(5);
    }));

  it('asks nobody but its own host for anything, and does without the solver’s WASM', () =>
    visit(async ({ page, requests }) => {
      await settled(page);
      const { host } = new URL(page.url());
      const outside = requests.filter((url) => !/^(blob|data):/.test(url) && new URL(url).host !== host);
      expect(outside).toEqual([]);
      expect(requests.filter((url) => url.endsWith('.wasm'))).toEqual([]);
      expect(requests.length).toBeGreaterThan(3);
    }));

  it("loads at most 120 kB of script and style, compressed, the worker's among them, until the plan stands", () =>
    visit(async ({ page, requests }) => {
      await settled(page);
      const names = new Set(
        requests.map((url) => /assets\/[^?#]+\.(js|css)$/.exec(url)?.[0]).filter((name) => name !== undefined),
      );
      const sizes = [...names].map((name) => gzipSync(readFileSync(join(built, name))).length);
      expect(names.size).toBeGreaterThan(5);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120_000);
    }));

  it('has its security policy in force: scripts and styles in line, and other hosts, are refused', () =>
    visit(async ({ page }) => {
      await settled(page);
      const ran = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.injected = true">');
        const outside = await fetch('https://example.com/').then(
          () => 'fetched',
          () => 'refused',
        );
        return [(window as { injected?: true }).injected ?? false, outside];
      });
      expect(ran).toEqual([false, 'refused']);
    }));

  it('holds no more than 50 ms of processor time at once while it plans a large scenario, and answers meanwhile', () =>
    visit(async ({ page }) => {
      await settled(page);
      await openFile(page, 'hard.json', JSON.stringify(hardScenario(20, 30)));
      await page.getByTestId('standing').getByText('Best so far').waitFor();
      const longest = await longestTaskMs(page, async () => {
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByRole('button', { name: 'Scenario as JSON' }).waitFor();
        await page.waitForTimeout(2500);
      });
      expect(await page.getByTestId('standing').textContent()).toContain('Planning');
      expect(longest).toBeLessThanOrEqual(50);
    }));
});

describe('the built files', () => {
  it('name no other host, and start everything by a relative address', () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect(page).toContain("default-src 'none'");
    expect(
      [...page.matchAll(/(?:src|href)="([^"]*)"/g)]
        .map(([, url]) => url)
        .filter((url) => !/^(\.\/|data:)/.test(url ?? '')),
    ).toEqual([]);
  });

  it('hold each licence’s owner their due: no source map, no test', () => {
    expect(readdirSync(join(built, 'assets')).filter((name) => /\.map$|\.test\./.test(name))).toEqual([]);
  });
});
