import type { LogWorkload } from '@fleetmix/traces';
import { percent, whole } from '../output/figures.ts';
import { table } from '../output/table.ts';

const widest = 24;

/** Demand by time of day as bars; nothing where it was not asked for. */
export function dayTable({ day }: LogWorkload): string {
  if (day === undefined) return '';
  const most = Math.max(...day.parts.map(({ requestsPerSecond = 0 }) => requestsPerSecond));
  const rows = day.parts.map(({ name, coveredS, hours, requestsPerSecond }) => [
    name,
    whole(Number((coveredS / 3600).toPrecision(3))),
    requestsPerSecond === undefined ? 'not known' : whole(Number(requestsPerSecond.toPrecision(3))),
    bar(requestsPerSecond ?? 0, most),
    coveredS > 0 && coveredS < 0.99 * 3600 * hours ? `covered to ${percent(coveredS / (3600 * hours))}` : '',
  ]);
  const columns = [
    { head: zoneText(day.utcOffsetHours) },
    { head: 'hours in the log', align: 'right' },
    { head: 'requests/s', align: 'right' },
    { head: '' },
    { head: '' },
  ] as const;
  return `Demand by time of day\n${table(columns, rows)}`;
}

/** `UTC`, `UTC+02:00`. */
function zoneText(hours: number): string {
  if (hours === 0) return 'UTC';
  const minutes = Math.abs(hours) * 60;
  const two = (value: number) => String(value).padStart(2, '0');
  return `UTC${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function bar(value: number, most: number): string {
  return '█'.repeat(most > 0 ? Math.max(value > 0 ? 1 : 0, Math.round((widest * value) / most)) : 0);
}
