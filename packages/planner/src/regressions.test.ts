import { readdirSync, readFileSync } from 'node:fs';
import { readScenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { ask, findDisagreement, isProved, settle } from '@fleetmix/testkit/fuzz';
import { expect, it } from 'vitest';
import { boundOfCertificate } from './certificate-document.ts';
import { exact } from './exact.ts';

const [builtin, oracle] = [exact(), exact({ solver: highs() })];
/** Scenarios that `pnpm fuzz` wrote, or that were hard on the engine for another reason. */
const folder = new URL('regressions/', import.meta.url);

/** HiGHS is wrong on some: then a cheaper plan that holds in exact numbers must refute it. */
it.each(readdirSync(folder))('the built-in engine is right on %s', async (file) => {
  const scenario = readScenario(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), file);
  const answers = { ours: await ask(builtin, scenario, {}), theirs: await ask(oracle, scenario, {}) };
  expect(isProved(answers.ours)).toBe(true);
  const found = findDisagreement(scenario, answers.ours, answers.theirs, boundOfCertificate, Number.POSITIVE_INFINITY);
  if (found !== undefined)
    expect(await settle(scenario, found, answers, oracle)).toEqual({
      wrong: 'theirs',
      because: 'the cheaper plan holds in exact numbers',
    });
});
