import { plannerSuite } from '@fleetmix/testkit';
import { localSearch } from './local-search.ts';

plannerSuite(localSearch(), { runs: 60 });
