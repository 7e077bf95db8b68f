/** Money with two decimals: `1,234.50`. */
export function usd(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A share as `93 %`, or with decimals where asked. */
export function percent(value: number, decimals = 0): string {
  const rounded = (value * 100).toFixed(decimals);
  return `${Number(rounded) === 0 ? (0).toFixed(decimals) : rounded} %`;
}

/** Whole numbers with thousands set off: `13,600`. */
export function whole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** Seconds as `0.02 s` (with two decimals, or as many as asked), `12.3 s`, `4 min 5 s`. */
export function duration(seconds: number, decimals = 2): string {
  if (seconds < 10) return `${seconds.toFixed(decimals)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `1 class`, `3 classes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}
