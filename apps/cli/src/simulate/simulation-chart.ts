import { type DrawnLatency, simulationPicture } from '@fleetmix/charts';
import type { Slo } from '@fleetmix/core';
import type { Simulation } from '@fleetmix/simulator';
import { percent } from '../output/figures.ts';
import { writePicture } from '../output/write-picture.ts';
import type { Terminal } from '../terminal.ts';

/** Draws a simulation into a file, and says so. */
export async function writeSimulationChart(
  path: string,
  title: string,
  simulation: Simulation,
  slo: Slo,
  terminal: Terminal,
): Promise<void> {
  const { timeline, classes, total, arrivals } = simulation;
  const picture = simulationPicture({
    title: `${title}: ${percent(total.insideSlo, 2)} inside the targets`,
    note: arrivals,
    latencies: latenciesOf(simulation, slo),
    stepS: timeline.stepMs / 1000,
    offers: timeline.offers.map(({ offer, utilization, waiting }) => ({ name: offer, utilization, waiting })),
    classes: classes.filter(({ requests }) => requests > 0),
  });
  await writePicture(path, picture);
  terminal.note(`Wrote ${path}`);
}

function latenciesOf({ log, fromMs }: Simulation, slo: Slo): readonly DrawnLatency[] {
  const counted = Array.from({ length: log.size }, (_, row) => row).filter(
    (row) => (log.arrivalMs[row] ?? 0) >= fromMs,
  );
  const latency = (name: string, values: Float32Array, boundMs: number | undefined): DrawnLatency[] => {
    const sortedMs = Float32Array.from(counted, (row) => values[row] as number)
      .filter((ms) => !Number.isNaN(ms))
      .sort();
    return sortedMs.length === 0 ? [] : [{ name, sortedMs, ...(boundMs === undefined ? {} : { boundMs }) }];
  };
  return [
    ...latency('TTFT', log.ttftMs, slo.ttftMs),
    ...latency('TPOT', log.tpotMs, slo.tpotMs),
    ...latency('E2E', log.e2eMs, slo.e2eMs),
  ];
}
