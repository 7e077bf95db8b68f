import type { Row } from './csv-table.ts';

/** Google's machines that come with their GPUs: SkyPilot lists the host without the GPUs, and the GPUs without the host. */
const machines: Readonly<Record<string, (gpus: number) => RegExp>> = {
  A100: (gpus) => new RegExp(`^a2-(high|mega)gpu-${gpus}g$`),
  'A100-80GB': (gpus) => new RegExp(`^a2-ultragpu-${gpus}g$`),
  H100: (gpus) => new RegExp(`^a3-(high|edge)gpu-${gpus}g$`),
  'H100-MEGA': (gpus) => new RegExp(`^a3-megagpu-${gpus}g$`),
  H200: (gpus) => new RegExp(`^a3-ultragpu-${gpus}g$`),
  B200: (gpus) => new RegExp(`^a4-highgpu-${gpus}g$`),
  GB200: (gpus) => new RegExp(`^a4x-highgpu-${gpus}g$`),
  L4: (gpus) => new RegExp(`^g2-standard-(${({ 1: '4|8|12|16|32', 2: '24', 4: '48', 8: '96' })[gpus] ?? '-'})$`),
  'RTX-PRO-6000': (gpus) => new RegExp(`^g4-standard-${48 * gpus}$`),
};

/** Other GPUs are attached to an N1 machine; this much of one for each GPU is enough to load a model and to serve it. */
const ofN1 = { vCPUs: 4, memoryGiB: 15 };

/**
 * Finds the cheapest of Google's hosts that takes a row's GPUs, in the same zone; none where the catalog has none. Rows with
 * an accelerator are no hosts.
 */
export function hostFinder(rows: readonly Row[]): (row: Row) => Row | undefined {
  const hosts = hostsByZone(rows);
  const found = new Map<string, Row | undefined>();
  return (row) => {
    const key = [zoneOf(row), row.cell('AcceleratorName'), row.cell('AcceleratorCount')].join('\n');
    if (!found.has(key)) found.set(key, (hosts.get(zoneOf(row)) ?? []).find(takes(row)));
    return found.get(key);
  };
}

/** The cheapest first. */
function hostsByZone(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const hosts = rows.filter((row) => row.cell('AcceleratorName') === '' && Number(row.cell('Price')) > 0);
  const byZone = new Map<string, Row[]>();
  for (const host of hosts.toSorted((a, b) => Number(a.cell('Price')) - Number(b.cell('Price')))) {
    const others = byZone.get(zoneOf(host));
    if (others === undefined) byZone.set(zoneOf(host), [host]);
    else others.push(host);
  }
  return byZone;
}

function takes(row: Row): (host: Row) => boolean {
  const gpus = Number(row.cell('AcceleratorCount'));
  const machine = machines[row.cell('AcceleratorName')]?.(gpus);
  if (machine !== undefined) return (host) => machine.test(host.cell('InstanceType'));
  return (host) => host.cell('InstanceType').startsWith('n1-') && isRoomy(host, gpus);
}

function isRoomy(host: Row, gpus: number): boolean {
  return Number(host.cell('vCPUs')) >= gpus * ofN1.vCPUs && Number(host.cell('MemoryGiB')) >= gpus * ofN1.memoryGiB;
}

function zoneOf(row: Row): string {
  return row.cell('AvailabilityZone') || row.cell('Region');
}
