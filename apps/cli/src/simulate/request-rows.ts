import type { Scenario } from '@fleetmix/core';
import type { Simulation } from '@fleetmix/simulator';
import { csv } from '../output/csv.ts';

const columns = [
  'arrivalMs',
  'class',
  'offer',
  'inputTokens',
  'outputTokens',
  'queueMs',
  'ttftMs',
  'tpotMs',
  'e2eMs',
  'preemptions',
];

/** Every request of a simulation as CSV, in the order of arrival; a latency that is not known is empty. */
export function requestRows({ workload }: Scenario, { log, offers }: Simulation): string {
  const rows = Array.from({ length: log.size }, (_, row) => row).sort(
    (one, other) => (log.arrivalMs[one] as number) - (log.arrivalMs[other] as number),
  );
  const ms = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '' : Number(value.toPrecision(7));
  return csv([
    columns,
    ...rows.map((row) => [
      ms(log.arrivalMs[row]),
      workload.classes[log.requestClass[row] as number]?.name ?? '',
      offers[log.offer[row] as number]?.name ?? '',
      log.inputTokens[row] as number,
      log.outputTokens[row] as number,
      ms(log.queueMs[row]),
      ms(log.ttftMs[row]),
      ms(log.tpotMs[row]),
      ms(log.e2eMs[row]),
      log.preemptions[row] as number,
    ]),
  ]);
}
