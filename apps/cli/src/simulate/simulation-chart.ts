import { type DrawnLatency, simulationPicture } from '@fleetmix/charts';
import { distributionOf, type Simulation, type Slo } from '@fleetmix/simulator';
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

function latenciesOf(simulation: Simulation, slo: Slo): readonly DrawnLatency[] {
  const latency = (name: string, of: 'ttftMs' | 'tpotMs' | 'e2eMs'): DrawnLatency[] => {
    const found = distributionOf(simulation, of);
    const boundMs = slo[of];
    return found === undefined ? [] : [{ name, ...found, ...(boundMs === undefined ? {} : { boundMs }) }];
  };
  return [...latency('TTFT', 'ttftMs'), ...latency('TPOT', 'tpotMs'), ...latency('E2E', 'e2eMs')];
}
