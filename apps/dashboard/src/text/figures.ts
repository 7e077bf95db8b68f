/** Money with two decimals: `1,234.50`. */
export function usd(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A share as `93 %`, or with decimals where asked. */
export function percent(value: number, decimals = 0): string {
  const rounded = (value * 100).toFixed(decimals);
  return `${Number(rounded) === 0 ? (0).toFixed(decimals) : rounded} %`;
}

/** Numbers with thousands set off, and no more digits than anyone reads: `13,600`, `2.5`. */
export function amount(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}

/** `0.02 s`, `12.3 s`, `4 min 5 s`, `3 h 20 min`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 7200) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${amount(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** Small prices keep two figures that say something: `0.0042`. */
export function price(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.0995) return usd(value);
  return value.toLocaleString('en-US', { maximumSignificantDigits: 2 });
}

/** `1 class`, `3 classes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${amount(count)} ${count === 1 ? one : many}`;
}

/** How long a log is: `45 min`, `23.9 hours`, `7 days`. */
export function span(seconds: number): string {
  if (seconds < 120) return `${amount(Number(seconds.toPrecision(3)))} s`;
  if (seconds < 7200) return `${amount(Number((seconds / 60).toPrecision(3)))} min`;
  if (seconds < 172_800) return `${amount(Number((seconds / 3600).toPrecision(3)))} hours`;
  return `${amount(Number((seconds / 86_400).toPrecision(3)))} days`;
}

/** A difference with its sign, and a true minus: `+1.20`, `−0.40`, `0.00`. */
export function signed(value: number, write: (size: number) => string = usd): string {
  const text = write(Math.abs(value));
  if (text === write(0)) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}
