import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseScenario } from '@fleetmix/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readText } from '../input/read-text.ts';
import { interruption } from '../interruption.ts';
import type { Terminal } from '../terminal.ts';
import { systemReason, UsageError } from '../usage-error.ts';
import { openBrowser } from './open-browser.ts';
import { pageFiles, pageFolder } from './page-files.ts';
import { pageServer } from './page-server.ts';

/** What `fleetmix dashboard` is asked for. */
export interface DashboardRequest {
  /** A file, `-` for stdin, or nothing for the bundled example or the last draft. */
  readonly scenario?: string | undefined;
  readonly port?: number | undefined;
  /** Whether to open a browser. */
  readonly open: boolean;
  /** A folder to write the page into, instead of serving it. */
  readonly export?: string | undefined;
}

/** A scenario as the page asks for it. */
interface Given {
  readonly name: string;
  readonly text: string;
}

/** Serves the dashboard until Ctrl-C, or writes it into a folder. */
export async function runDashboard(request: DashboardRequest, terminal: Terminal): Promise<ExitCode> {
  const given = await givenScenario(request.scenario);
  if (request.export !== undefined) return exportPage(request.export, given, terminal);
  const files = new Map(await pageFiles());
  if (given !== undefined)
    files.set(`/${given.name}`, { type: 'text/plain; charset=utf-8', content: Buffer.from(given.text) });
  const server = await pageServer(files, request.port);
  const address = server.address + fragment(given);
  terminal.print(address);
  terminal.note('This is the dashboard. It answers this machine alone, until Ctrl-C.');
  if (request.open) openBrowser(address);
  await interrupted();
  await server.close();
  return exitCodes.planned;
}

/** Read here and now, so that a file with faults is told where it was named. */
async function givenScenario(path: string | undefined): Promise<Given | undefined> {
  if (path === undefined) return undefined;
  const text = await readText(path);
  await parseScenario(text, path === '-' ? 'stdin' : path);
  const name = basename(path);
  // A name of the page's own, or one that an address would have to escape, is no name for it there.
  return { name: /^[\w-][\w.-]*\.(ya?ml|json)$/.test(name) ? name : 'scenario.yaml', text };
}

function fragment(given: Given | undefined): string {
  return given === undefined ? '' : `#from=${given.name}`;
}

async function exportPage(folder: string, given: Given | undefined, terminal: Terminal): Promise<ExitCode> {
  await pageFiles();
  try {
    await mkdir(folder, { recursive: true });
    await cp(pageFolder, folder, { recursive: true });
    if (given !== undefined) await writeFile(join(folder, given.name), given.text);
  } catch (cause) {
    throw new UsageError(`cannot write into ${folder}: ${systemReason(cause)}.`, { cause });
  }
  terminal.note(`Wrote the page into ${folder}. Any static web server shows it, at its address${ending(given)}.`);
  return exitCodes.planned;
}

function ending(given: Given | undefined): string {
  return given === undefined ? '' : `, and with ${fragment(given)} at its end, your scenario`;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const stop = interruption(() => {
      stop.end();
      resolve();
    });
  });
}
