/** As DuckDB takes them, save for names of zones other than UTC. */
const iso =
  /^\s*(\d{4,6})([-/])(\d{1,2})\2(\d{1,2})(?:(?:T| +)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?(Z| +[Uu][Tt][Cc]|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?\s*)?)?$/;

/** Seconds since 1970 of an ISO date, in UTC where it names no zone, cut to microseconds; undefined where it is none. */
export function dateIn(text: string): number | undefined {
  const [, year, , month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = iso.exec(text) ?? [];
  if (year === undefined) return /^\s*epoch\s*$/i.test(text) ? 0 : undefined;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(hour) === 24 && Number(minute) + Number(second) > 0) return undefined;
  const date = new Date(Date.UTC(2000, 0, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return undefined;
  const seconds = date.getTime() / 1000 + 3600 * Number(hour) + 60 * Number(minute) + Number(second) - offset(zone);
  const microseconds = seconds * 1e6 + Number(fraction.slice(0, 6).padEnd(6, '0'));
  return microseconds / 1e6;
}

/** Seconds that a zone is ahead of UTC. */
function offset(zone = 'Z'): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /^([+-])(\d{2}):?(\d{2})?:?(\d{2})?$/.exec(zone) ?? [];
  const ahead = 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds);
  return sign === '-' ? -ahead : ahead;
}
