import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { examples, fleetmix } from './run-cli.ts';

describe.concurrent('schema', () => {
  it('prints a JSON Schema that takes the examples and refuses what plan refuses', async () => {
    const { stdout, code } = await fleetmix(['schema']);
    const validate = new Ajv2020().compile(JSON.parse(stdout));
    const chat = parse(readFileSync(join(examples, 'chat.yaml'), 'utf8'));
    expect(validate(chat) || validate.errors).toBe(true);
    expect(validate(parse(readFileSync(join(examples, 'impossible.yaml'), 'utf8')))).toBe(true);
    expect(validate({ ...chat, stok: {} })).toBe(false);
    expect(validate({ ...chat, offers: [{ ...chat.offers[0], usdPerHour: '3' }] })).toBe(false);
    expect(code).toBe(0);
  });

  it('prints the example with its comments, ready to be planned', async () => {
    const { stdout } = await fleetmix(['schema', '--example']);
    expect(stdout).toBe(readFileSync(join(examples, 'chat.yaml'), 'utf8'));
    expect(stdout).toContain('# GPUs to be had');
    expect(await fleetmix(['plan', '-'], { stdin: stdout })).toMatchObject({ code: 0 });
  });
});
