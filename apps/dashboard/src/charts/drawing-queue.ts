const waiting: (() => void)[] = [];

/** Runs one drawing a turn, so that many of them never hold the page up. Answers how to call it off. */
export function enqueueDrawing(draw: () => void): () => void {
  waiting.push(draw);
  if (waiting.length === 1) setTimeout(next);
  return () => {
    const position = waiting.indexOf(draw);
    if (position >= 0) waiting[position] = () => undefined;
  };
}

function next(): void {
  const [draw] = waiting;
  try {
    draw?.();
  } finally {
    waiting.shift();
    if (waiting.length > 0) setTimeout(next, 8);
  }
}
