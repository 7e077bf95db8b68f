import { expect, test } from 'vitest';
import { classOf } from './class-of.ts';

const ranges = { inputTokens: [1, 100], outputTokens: [1, 50] } as const;

test('a request has the class whose ranges hold its tokens', () => {
  const long = { name: 'long', demand: 1, inputTokens: [101, 500], outputTokens: [1, 50] } as const;
  const find = classOf({ unit: 'requests/s', classes: [{ name: 'short', demand: 1, ...ranges }, long] });
  expect([find(10, 10), find(300, 10), find(5000, 10)]).toEqual([0, 1, 1]);
});

test('tokens do not say which of several models a request asks for', () => {
  const of = (...models: readonly string[]) =>
    models.map((model, at) => ({ name: `class ${at}`, demand: 1, model, ...ranges }));
  expect(() => classOf({ unit: 'requests/s', classes: of('chat', 'code') })).toThrow(
    "the classes are of several models (chat, code), and a request's tokens do not say which it asks for: simulate each model by itself.",
  );
  expect(classOf({ unit: 'requests/s', classes: of('chat', 'chat') })(10, 10)).toBe(0);
});
