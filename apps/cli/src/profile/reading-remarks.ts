import type { MeasurementReading } from '@fleetmix/profiles';
import { counted, whole } from '../output/figures.ts';

/** A file of measurements and what it holds. */
export interface ReadFile {
  readonly name: string;
  readonly reading: MeasurementReading;
}

const toldReasons = 12;
const toldPlaces = 3;

/** What was not used of files of measurements, by reason with its places, and what was assumed while reading them. */
export function readingRemarks(read: readonly ReadFile[]): readonly string[] {
  const reasons = [...byReason(read)].sort(([, one], [, other]) => other.count - one.count);
  const others = reasons.slice(toldReasons).reduce((sum, [, { count }]) => sum + count, 0);
  const notices = new Set(read.flatMap(({ reading }) => reading.notices));
  return [
    ...reasons.slice(0, toldReasons).map(([reason, { count, places }]) => {
      const more = count > toldPlaces ? ` and ${whole(count - toldPlaces)} more` : '';
      return `Not used: ${reason} (${places.slice(0, toldPlaces).join(', ')}${more}).`;
    }),
    ...(others === 0 ? [] : [`Not used: ${counted(others, 'entry', 'entries')} more, for other reasons.`]),
    ...[...notices].map((notice) => `Note: ${notice}`),
  ];
}

function byReason(read: readonly ReadFile[]) {
  const found = new Map<string, { count: number; places: string[] }>();
  for (const { name, reading } of read) {
    for (const { reason, where, count } of reading.skipped) {
      const one = found.get(reason) ?? { count: 0, places: [] };
      found.set(reason, one);
      one.count += count;
      one.places.push(...where.map((place) => (place === 'the whole file' ? name : `${name} ${place}`)));
    }
  }
  return found;
}
