import type { RentableOffer, SizedFleet } from '@fleetmix/sizing';
import { counted, whole } from '../output/figures.ts';
import { table } from '../output/table.ts';

type Row = SizedFleet['profiled']['offers'][number];

/** Which engines were looked at, how many classes each serves, and what stands in the way of the others. */
export function explanation({ profiled: { offers } }: SizedFleet): string {
  const engines = new Map<string, Row>();
  for (const row of offers) engines.set(engineText(row.candidate), row);
  const inOrder = [...engines].sort(([, a], [, b]) => place(a.candidate).localeCompare(place(b.candidate)));
  const rows = inOrder.map(([engine, { candidate, capacity, reasons }]) => {
    const served = capacity.filter((rate) => rate > 0).length;
    const most = Math.max(...capacity) / candidate.layout.engines;
    return [
      engine,
      `${served} of ${capacity.length}`,
      served === 0 ? '' : whole(Number(most.toPrecision(3))),
      commonest(reasons),
    ];
  });
  const columns = [
    { head: 'Engine' },
    { head: 'classes', align: 'right' },
    { head: 'requests/s at most', align: 'right' },
    { head: 'What stands in the way of the rest' },
  ] as const;
  return `${counted(rows.length, 'engine')} in ${counted(offers.length, 'offer')}\n${table(columns, rows)}`;
}

function engineText({ offer, layout }: RentableOffer): string {
  return layout.gpusPerEngine === 1 ? offer.gpu : `${layout.gpusPerEngine} x ${offer.gpu}`;
}

function place({ offer, layout }: RentableOffer): string {
  return `${offer.gpu} ${String(layout.gpusPerEngine).padStart(3, '0')}`;
}

/** The reason of most classes, with how many have it where others differ. */
function commonest(reasons: readonly (string | undefined)[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined ? '' : most[0];
}
