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
    void import('./chart-library.ts').then(({ Chart }) => {
      if (!isWanted) return;
      callOff = enqueueDrawing(() => {
        if (canvas.current !== null) drawn = new Chart(canvas.current, chart);
      });
    });
    return () => {
      isWanted = false;
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
