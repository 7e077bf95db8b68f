import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { readScenario, scenarioDocument } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../draft/draft.ts';
import { example } from '../draft/example.ts';
import { type Choice, firstChoice } from '../sizing/choice.ts';
import { hasWholeDay } from '../sizing/parts-of-day.ts';
import type { Made, SizingSource } from '../sizing/source.ts';
import { catalog } from './catalog-task.ts';
import { open } from './open-task.ts';
import type { Answer } from './protocol.ts';
import { size } from './size-task.ts';

const never = new AbortController().signal;
const rows = Array.from({ length: 200 }, (_, at) => `${at / 4},${100 + ((at * 37) % 900)},${1 + ((at * 11) % 200)}`);
const csv = `time_s,input_tokens,output_tokens\n${rows.join('\n')}\n50,0,5\n`;

async function answers(run: (answer: (answer: Answer) => void) => Promise<void>): Promise<readonly Answer[]> {
  const all: Answer[] = [];
  await run((answer) => all.push(answer));
  return all;
}

async function opened(content: string | Blob, source = 'log.csv') {
  const all = await answers((answer) => open({ kind: 'open', source, content }, answer, never));
  const last = all.at(-1);
  if (last?.kind !== 'opened') throw new Error('nothing was opened');
  return last.opened;
}

async function logSource(text = csv): Promise<SizingSource> {
  const found = await opened(text);
  if (found.what !== 'log') throw new Error(`a ${found.what}`);
  return { what: 'log', name: 'log.csv', log: found.log };
}

async function made(source: SizingSource, choice: Partial<Choice> = {}, draft: Draft = example): Promise<Made> {
  const request = { kind: 'size', source, choice: { ...firstChoice, ...choice }, draft } as const;
  const [answer] = await answers((tell) => size(request, tell, never));
  if (answer?.kind !== 'sized') throw new Error('nothing was made');
  return answer.made;
}

const demand = ({ draft }: Made) => draft.workload.classes.reduce((sum, one) => sum + one.demand, 0);

describe('a log', () => {
  it('is known by what is in it, plain or packed, as text or as a file', async () => {
    const lines = rows.map((row) => {
      const [time_s, input_tokens, output_tokens] = row.split(',').map(Number);
      return JSON.stringify({ time_s, input_tokens, output_tokens });
    });
    for (const content of [csv, new Blob([csv]), new Blob([gzipSync(csv)]), lines.join('\n')]) {
      const found = await opened(content, 'whatever');
      expect(found.what === 'log' && found.log.summary).toMatchObject({ requests: 200, spanS: 49.75 });
    }
  });

  it.each([
    ['no request that can be used', 'input,output\n0,1\n', /holds no request that can be read/],
    ['gzip that was cut off', new Blob([gzipSync(csv.repeat(50)).subarray(0, 600)]), /./],
  ])('with %s is refused with words', async (_, content, message) => {
    await expect(opened(content as string | Blob)).rejects.toThrow(message as RegExp);
  });
});

it('asks which columns are which where their names do not say, and reads them as they are named', async () => {
  const text = csv.replace(/^[^\n]*/, 'when,asked,given');
  const asked = await opened(text, 'strange.csv');
  expect(asked).toEqual({ what: 'columns', source: 'strange.csv', columns: ['when', 'asked', 'given'] });
  const answers: Answer[] = [];
  const columns = { inputTokens: 'asked', outputTokens: 'given', time: 'when' };
  await open({ kind: 'open', source: 'strange.csv', content: text, columns }, (one) => answers.push(one), never);
  const [read] = answers.flatMap((answer) => (answer.kind === 'opened' ? [answer.opened] : []));
  expect(read?.what === 'log' && read.log.summary.requests).toBe(200);
});

describe('a scenario made of a log', () => {
  it('serves the rate of the log with machines of the catalog, and says where its figures come from', async () => {
    const result = await made(await logSource());
    expect(demand(result)).toBeCloseTo(200 / 49.75, 6);
    expect(result.draft.name).toBe('Llama-3.1-8B-Instruct for log.csv');
    expect(result.draft.slo).toEqual({ ttftMs: 1000, tpotMs: 50, percentile: 0.95 });
    expect(result.draft.offers.length).toBeGreaterThan(50);
    for (const { capacitySource, priceSource, serving } of result.draft.offers) {
      expect([capacitySource, serving?.model, priceSource === '']).toEqual([
        'estimated',
        'meta-llama/Llama-3.1-8B-Instruct',
        false,
      ]);
    }
    expect(result.notices.join('\n')).toMatch(/1 row of the log left out: input tokens zero, at log\.csv line 202/);
    expect(result.notices.at(-1)).toMatch(/^Capacities are estimated .*TTFT 1000 ms and TPOT 50 ms at p95.*Measure/);
    expect(scenarioDocument(readScenario(result.draft))).toEqual(result.draft);
  });

  it('has a period for each part of the day, where the log covers one and one asks for it', async () => {
    const day = readFileSync(new URL('../../../cli/examples/day.csv', import.meta.url), 'utf8');
    const read = await opened(day, 'day.csv');
    if (read.what !== 'log') throw new Error('day.csv is a log');
    const source: SizingSource = { what: 'log', name: 'day.csv', log: read.log };
    expect(hasWholeDay(read.log)).toBe(true);
    const { periods = [], workload } = (await made(source, { partsOfDay: 4 })).draft;
    expect(periods.map(({ hours }) => hours)).toEqual([6, 6, 6, 6]);
    const [first] = workload.classes;
    const factors = periods.map(({ demand }) => (typeof demand === 'object' ? (demand[first?.name ?? ''] ?? 0) : 0));
    expect(factors.reduce((sum, factor) => sum + factor, 0) / 4).toBeCloseTo(1, 1);
    expect((await made(source)).draft.periods).toBeUndefined();
  });

  it('follows rate, scale, providers, pricing, GPUs, engine and weights', async () => {
    const source = await logSource();
    expect(demand(await made(source, { rate: 7, scale: 3 }))).toBeCloseTo(21, 6);
    const neocloud = await made(source, { segments: ['neocloud'] });
    expect(neocloud.draft.offers.length).toBeLessThan((await made(source)).draft.offers.length);
    const spot = await made(source, { pricings: ['spot'], engine: 'sglang', weights: 'fp8' });
    for (const { pricing, serving } of spot.draft.offers) {
      expect([pricing, serving?.engine, serving?.weights]).toEqual(['spot', 'sglang', 'fp8']);
    }
    const gpus = [...new Set(neocloud.draft.offers.map(({ gpu }) => gpu))];
    const one = await made(source, { segments: ['neocloud'], without: gpus.slice(1) });
    expect([...new Set(one.draft.offers.map(({ gpu }) => gpu))]).toEqual(gpus.slice(0, 1));
  });

  it('keeps the options on the page, and the stock of the catalog’s GPUs only', async () => {
    const source = await logSource();
    const first = await made(source, {}, { ...example, options: { ...example.options, headroom: 0.2 } });
    expect([first.draft.stock, first.draft.options?.headroom]).toEqual([undefined, 0.2]);
    const second = await made(source, { scale: 2 }, { ...first.draft, stock: { 'H100-SXM': 4 } });
    expect(second.draft.stock).toEqual({ 'H100-SXM': 4 });
  });

  it('says what cannot be served as asked, and what can be had instead', async () => {
    const long = `time_s,input_tokens,output_tokens\n${rows.join('\n')}\n51,120000,20\n`;
    const { shortfalls } = await made(await logSource(long), { ttftMs: 400 });
    expect(shortfalls.join()).toMatch(/cannot be served inside TTFT 400 ms/);
    await expect(made(await logSource(), { ttftMs: 0.001 })).rejects.toThrow(/Nothing can be served as asked/);
    const { gpus } = await catalogList();
    await expect(made(await logSource(), { without: gpus })).rejects.toThrow(/No price meets/);
  });

  it('of no times needs a number', async () => {
    const source = await logSource('input_tokens,output_tokens\n100,20\n');
    await expect(made(source)).rejects.toThrow(/no arrival times/);
    const result = await made(source, { rate: 2 });
    expect(demand(result)).toBe(2);
    expect(result.notices[0]).toMatch(/no arrival times/);
  });
});

describe('offers for the classes of a scenario', () => {
  const source = { what: 'classes', draft: example } as const;

  it('are estimated at the middle of the token ranges, with the demand as it stands now', async () => {
    const now = {
      ...example,
      workload: {
        ...example.workload,
        classes: example.workload.classes.map((one) => ({ ...one, demand: 2 * one.demand })),
      },
    };
    const result = await made(source, {}, now);
    expect(demand(result)).toBeCloseTo(75.8, 9);
    expect(result.draft.workload.classes.map(({ name }) => name)).toEqual(
      example.workload.classes.map(({ name }) => name),
    );
    expect(result.draft.workload.classes[0]).toMatchObject({ size: { inputTokens: 125.5, outputTokens: 50.5 } });
    expect([result.draft.name, result.shortfalls]).toEqual([example.name, expect.any(Array)]);
  });

  it('need token ranges, and demand that is a rate', async () => {
    const bare = { ...example, workload: { classes: [{ name: 'chat', demand: 1 }] } };
    const offers = bare.offers.map((offer) => ({ ...offer, capacity: [1] }));
    await expect(made({ what: 'classes', draft: { ...bare, offers } })).rejects.toThrow(/token ranges first: chat has/);
    const held = { ...example, workload: { ...example.workload, unit: 'requests' as const } };
    await expect(made({ what: 'classes', draft: held })).rejects.toThrow(/requests\/s/);
  });
});

async function catalogList() {
  const [answer] = await answers((tell) => catalog({ kind: 'catalog' }, tell, never));
  if (answer?.kind !== 'catalog') throw new Error('no catalog');
  return answer.catalog;
}

it('the catalog lists models, and GPUs that a price is known of', async () => {
  const { models, gpus } = await catalogList();
  expect(models.map(({ id }) => id)).toContain(firstChoice.model);
  expect(gpus).toContain('H100-SXM');
  expect(new Set(gpus).size).toBe(gpus.length);
});
