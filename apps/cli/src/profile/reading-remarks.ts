import type { MeasurementReading } from '@fleetmix/profiles';
import { counted, whole } from '../output/figures.ts';

/** A file of measurements and what it holds. */
export interface ReadFile {
  readonly name: string;
  readonly reading: MeasurementReading;
}

const toldReasons = 12;
const toldPlaces = 3;
const toldFiles = 3;

interface Reason {
  count: number;
  readonly files: string[];
}

/** What was not used of files of measurements, by reason with its places, and what was assumed while reading them. */
export function readingRemarks(read: readonly ReadFile[]): readonly string[] {
  const reasons = [...byReason(read)].sort(([, one], [, other]) => other.count - one.count);
  const others = reasons.slice(toldReasons).reduce((sum, [, { count }]) => sum + count, 0);
  const notices = new Set(read.flatMap(({ reading }) => reading.notices));
  return [
    ...reasons.slice(0, toldReasons).map(([reason, { count, files }]) => {
      const times = count === 1 ? '' : `, ${whole(count)} times`;
      const more = files.length > toldFiles ? `; and in ${files.length - toldFiles} more files` : '';
      return `Not used: ${reason}${times} (${files.slice(0, toldFiles).join('; ')}${more}).`;
    }),
    ...(others === 0 ? [] : [`Not used: ${counted(others, 'entry', 'entries')} more, for other reasons.`]),
    ...[...notices].map((notice) => `Note: ${notice}`),
  ];
}

function byReason(read: readonly ReadFile[]): ReadonlyMap<string, Reason> {
  const found = new Map<string, Reason>();
  for (const { name, reading } of read) {
    for (const { reason, where, count } of reading.skipped) {
      const one = found.get(reason) ?? { count: 0, files: [] };
      found.set(reason, one);
      one.count += count;
      const more = count > toldPlaces ? ` and ${whole(count - toldPlaces)} more` : '';
      one.files.push(where[0] === 'the whole file' ? name : `${name}: ${where.slice(0, toldPlaces).join('; ')}${more}`);
    }
  }
  return found;
}
