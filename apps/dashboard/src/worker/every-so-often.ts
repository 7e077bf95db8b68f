/** Work reports every few milliseconds; nobody reads that fast, and a page that draws it all has time for nothing else. */
export function everySoOften<Value>(tell: (value: Value) => void, pauseMs = 150): (value: Value) => void {
  let last = performance.now();
  return (value) => {
    const now = performance.now();
    if (now - last < pauseMs) return;
    last = now;
    tell(value);
  };
}
