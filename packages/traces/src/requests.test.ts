import { expect, test } from 'vitest';
import { type RequestOptions, requests } from './requests.ts';
import { refusal, withLogs } from './temporary-log.test.kit.ts';

async function collected(content: string, options: RequestOptions = {}) {
  return withLogs({ 'log.csv': content }, async (file = '') => {
    const all: (readonly [number, number, number])[] = [];
    for await (const { arrivalS, inputTokens, outputTokens } of requests(file, options))
      for (const [at, arrival] of arrivalS.entries()) all.push([arrival, inputTokens[at] ?? 0, outputTokens[at] ?? 0]);
    return all;
  });
}

test('requests come in the order of their arrival, from 0 on, without those that cannot be read', async () => {
  const log = 'timestamp_ms,input_length,output_length\n5000,1,2\n9000,3,4\n6000,5,6\n7000,0,6\n';
  expect(await collected(log)).toEqual([
    [0, 1, 2],
    [1, 5, 6],
    [4, 3, 4],
  ]);
});

test('a limit keeps the first, over several batches', async () => {
  const rows = Array.from({ length: 9000 }, (_, at) => `${at},${at + 1},7`);
  const log = `time_s,input,output\n${rows.join('\n')}\n`;
  const all = await collected(log, { limit: 5000 });
  expect(all).toHaveLength(5000);
  expect(all.at(-1)).toEqual([4999, 5000, 7]);
});

test('a log without times needs a rate, at which its requests then arrive evenly', async () => {
  const log = 'input,output\n1,2\n3,4\n5,6\n';
  expect(await collected(log, { rate: 4 })).toEqual([
    [0, 1, 2],
    [0.25, 3, 4],
    [0.5, 5, 6],
  ]);
  expect(await refusal(collected(log))).toBe('log.csv: has no arrival times: give a rate in requests/s.');
});

test('one who stops early leaves nothing open', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `${at},1,1`);
  await withLogs({ 'log.csv': `time_s,input,output\n${rows.join('\n')}\n` }, async (file = '') => {
    for await (const { arrivalS } of requests(file)) {
      expect(arrivalS.length).toBeGreaterThan(0);
      break;
    }
  });
});
