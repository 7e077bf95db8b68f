import type { ChartOptions } from 'chart.js';
import { shorten } from './shorten.ts';
import type { Theme } from './theme.ts';

/** What every chart has alike: a title over it (none where empty), and no legend, which the picture has once for all. */
export function frame(title: string, { text }: Theme): ChartOptions {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    plugins: {
      legend: { display: false },
      title: { display: title !== '', text: shorten(title, 56), color: text, font: { size: 15, weight: 'bold' } },
    },
  };
}

/** The axis that carries numbers: from 0 to `max`, its title with the unit. */
export function amounts(title: string, max: number, { text, faint, grid }: Theme) {
  return {
    min: 0,
    max,
    title: { display: true, text: shorten(title, 60), color: text },
    ticks: { color: faint, includeBounds: false },
    grid: { color: grid },
  };
}
