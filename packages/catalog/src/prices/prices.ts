import { aws } from './lists/aws.ts';
import { azure } from './lists/azure.ts';
import { coreweave } from './lists/coreweave.ts';
import { crusoe } from './lists/crusoe.ts';
import { datacrunch } from './lists/datacrunch.ts';
import { googleCloud } from './lists/google-cloud.ts';
import { hyperstack } from './lists/hyperstack.ts';
import { lambda } from './lists/lambda.ts';
import { nebius } from './lists/nebius.ts';
import { oracleCloud } from './lists/oracle-cloud.ts';
import { runpodCommunity } from './lists/runpod-community.ts';
import { runpodSecure } from './lists/runpod-secure.ts';
import { scaleway } from './lists/scaleway.ts';
import { vastAi } from './lists/vast-ai.ts';
import { vultr } from './lists/vultr.ts';
import type { Price } from './price.ts';

/**
 * What 15 providers ask for GPUs: 317 prices of 2026, each with its day and source. A record of those days: before a real
 * order give prices of your own, see {@link readPrices}.
 */
export const prices: readonly Price[] = [
  ...aws,
  ...azure,
  ...coreweave,
  ...crusoe,
  ...datacrunch,
  ...googleCloud,
  ...hyperstack,
  ...lambda,
  ...nebius,
  ...oracleCloud,
  ...runpodCommunity,
  ...runpodSecure,
  ...scaleway,
  ...vastAi,
  ...vultr,
];
