import { aggregated, siliconSample } from './aggregated.ts';
import { argonneFirstToken, argonneThroughput } from './argonne.ts';
import type { Facts } from './facts.ts';
import type { Measurement } from './measurement.ts';
import { splitwise } from './splitwise.ts';
import { trtllmFirstToken, trtllmMaximum, trtllmPeak } from './trtllm.ts';

/** Sets whose rows stand in another as well, so that they count once over all sets and in fits. */
export const repeatedSets: ReadonlySet<string> = new Set([
  'measured_agg_dense_models',
  'aiconfigurator_silicon_sample',
]);

/** Every row of every validation set in a folder of which model, GPU and engine are known. */
export function readMeasurements(folder: string, facts: Facts): readonly Measurement[] {
  return [
    ...aggregated('measured_agg_dense_models', folder, facts),
    ...aggregated('measured_agg_ttft_tpot', folder, facts),
    ...siliconSample(folder, facts),
    ...argonneThroughput(folder, facts),
    ...argonneFirstToken(folder, facts),
    ...trtllmMaximum(folder, facts),
    ...trtllmPeak(folder, facts),
    ...trtllmFirstToken(folder, facts),
    ...splitwise(folder, facts),
  ];
}
