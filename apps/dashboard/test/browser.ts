import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where a browser lies on this machine, if there is one. */
export const browserPath: string | undefined = [
  process.env['CHROMIUM_PATH'],
  ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
].find((path): path is string => path !== undefined && path !== '' && isProgram(path));

/** What a report of skipped tests says. */
export const howToGetOne =
  'no browser was found: install one (Debian: apt-get install chromium), or set CHROMIUM_PATH to it';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser without a window, and without any traffic of its own. */
export async function launch(): Promise<Browser> {
  if (browserPath === undefined) throw new Error(`These tests cannot run: ${howToGetOne}.`);
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
