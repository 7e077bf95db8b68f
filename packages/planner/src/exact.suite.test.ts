import { plannerSuite } from '@fleetmix/testkit';
import { exact } from './exact.ts';

plannerSuite(exact(), { exact: true, runs: 60 });
