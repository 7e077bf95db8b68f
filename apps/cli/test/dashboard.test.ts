import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { binary, emptyFolder, examples, fleetmix } from './run-cli.ts';

/** Starts the program, waits for the address that it prints, and ends it by Ctrl-C. */
async function served(args: readonly string[], visit: (address: string) => Promise<void>): Promise<number | null> {
  const child = spawn(process.execPath, [binary, 'dashboard', '--no-open', ...args]);
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
      child.once('close', () => reject(new Error('it ended before it served')));
    });
    await visit(address);
  } finally {
    child.kill('SIGINT');
  }
  return ended;
}

describe('fleetmix dashboard', () => {
  it('serves the page with everything that it is made of, until Ctrl-C', async () => {
    const code = await served([], async (address) => {
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      const page = await (await fetch(address)).text();
      const parts = [...page.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map(([, path]) => path as string);
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect((await fetch(new URL(part, address))).status).toBe(200);
    });
    expect(code).toBe(0);
  });

  it('serves the scenario that it was given, at the place where the page looks for it', async () => {
    const path = join(examples, 'chat.yaml');
    await served([path], async (address) => {
      const { hash, origin } = new URL(address);
      expect(hash).toBe('#from=chat.yaml');
      expect(await (await fetch(`${origin}/chat.yaml`)).text()).toBe(readFileSync(path, 'utf8'));
    });
  });

  it('refuses a scenario with faults before it serves anything', async () => {
    const { code, stderr } = await fleetmix(['dashboard', '-'], { stdin: 'fleetmix: 1\n' });
    expect(code).toBe(2);
    expect(stderr).toContain('workload');
  });

  it('writes the page into a folder for any static host, with a scenario beside it', async () => {
    const folder = join(emptyFolder(), 'site');
    const { code, stderr } = await fleetmix(['dashboard', join(examples, 'chat.yaml'), '--export', folder]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('#from=chat.yaml')]);
    expect(['index.html', 'LICENSES.txt', 'chat.yaml'].filter((name) => !existsSync(join(folder, name)))).toEqual([]);
  });
});
