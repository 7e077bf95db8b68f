import { highs } from '@fleetmix/solvers';
import { plannerSuite } from '@fleetmix/testkit';
import { describe } from 'vitest';
import { exact } from './exact.ts';

describe('the built-in engine', () => plannerSuite(exact(), { exact: true, runs: 200 }));
describe('HiGHS', () => plannerSuite(exact({ solver: highs() }), { exact: true, runs: 60 }));
