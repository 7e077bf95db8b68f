import type { Chart, ChartConfiguration } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { enqueueDrawing } from './drawing-queue.ts';

/** One chart. What it shows stands in a table beside it, so to a screen reader it is one image with a name. */
export function ChartCanvas({ chart, height, label }: { chart: ChartConfiguration; height: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let drawn: Chart | undefined;
    let callOff = (): void => undefined;
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const { Chart } = await import('./chart-library.ts');
      if (!isWanted) return;
      callOff = enqueueDrawing(() => {
        if (canvas.current !== null) drawn = new Chart(canvas.current, chart);
      });
    };
    // Most charts are further down: each is drawn when it comes into view, so that an edit does not wait for those unseen.
    const near = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      near.disconnect();
      void draw();
    });
    if (canvas.current !== null) near.observe(canvas.current);
    return () => {
      isWanted = false;
      near.disconnect();
      callOff();
      drawn?.destroy();
    };
  }, [chart]);
  return (
    <div class="canvas" style={{ height: `${height}px` }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
