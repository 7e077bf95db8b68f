import { exact } from '@fleetmix/planner';
import { plannerSuite } from '@fleetmix/testkit';
import { dedicatedGreedy, greedy, publishedGreedy, trimmedGreedy } from './greedy.ts';
import { homogeneous } from './homogeneous.ts';

plannerSuite(greedy());
plannerSuite(trimmedGreedy());
plannerSuite(dedicatedGreedy());
// The published count of stock is wrong, which is the point of that planner; everything else it must meet.
plannerSuite(publishedGreedy(), { features: { stock: false } });
plannerSuite(homogeneous('L4', trimmedGreedy()));
plannerSuite(homogeneous('L4', exact()), { runs: 25 });
