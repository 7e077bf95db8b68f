import { readdirSync, readFileSync } from 'node:fs';
import { readScenario } from '@fleetmix/core';
import { highs } from '@fleetmix/solvers';
import { ask, findDisagreement, isProved } from '@fleetmix/testkit/fuzz';
import { expect, it } from 'vitest';
import { boundOfCertificate } from './certificate-document.ts';
import { exact } from './exact.ts';

const [builtin, oracle] = [exact(), exact({ solver: highs() })];
/** Scenarios that `pnpm fuzz` wrote, or that were hard on the engine for another reason. */
const folder = new URL('regressions/', import.meta.url);

it.each(readdirSync(folder))('the built-in engine and HiGHS agree on %s', async (file) => {
  const scenario = readScenario(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), file);
  const [ours, theirs] = [await ask(builtin, scenario, {}), await ask(oracle, scenario, {})];
  expect(findDisagreement(scenario, ours, theirs, boundOfCertificate, Number.POSITIVE_INFINITY)).toBeUndefined();
  expect(isProved(ours)).toBe(true);
});
