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

/** Google's hosts by zone, the cheapest first; rows that have an accelerator are none. */
export function hostsByZone(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const hosts = rows.filter((row) => row.cell('AcceleratorName') === '' && Number(row.cell('Price')) > 0);
  const cheapestFirst = hosts.toSorted((a, b) => Number(a.cell('Price')) - Number(b.cell('Price')));
  const byZone = new Map<string, Row[]>();
  for (const host of cheapestFirst) {
    const zone = zoneOf(host);
    const others = byZone.get(zone);
    if (others === undefined) byZone.set(zone, [host]);
    else others.push(host);
  }
  return byZone;
}

/** The cheapest host in the zone that takes a row's GPUs; none where the catalog has none. */
export function hostFor(row: Row, hosts: ReadonlyMap<string, readonly Row[]>): Row | undefined {
  const gpus = Number(row.cell('AcceleratorCount'));
  const machine = machines[row.cell('AcceleratorName')]?.(gpus);
  return hosts.get(zoneOf(row))?.find((host) => {
    const name = host.cell('InstanceType');
    return machine === undefined ? name.startsWith('n1-') && isRoomy(host, gpus) : machine.test(name);
  });
}

function isRoomy(host: Row, gpus: number): boolean {
  return Number(host.cell('vCPUs')) >= gpus * ofN1.vCPUs && Number(host.cell('MemoryGiB')) >= gpus * ofN1.memoryGiB;
}

function zoneOf(row: Row): string {
  return row.cell('AvailabilityZone') || row.cell('Region');
}
