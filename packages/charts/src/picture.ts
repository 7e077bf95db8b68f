import type { ChartConfiguration } from 'chart.js';
import type { Theme } from './theme.ts';

/** One colour's meaning. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
}

/**
 * What is drawn into one file or one place of a page: panels side by side under one title and one legend. Sizes are in
 * pixels. The configurations are Chart.js's own: a page may hand each panel to `new Chart`.
 */
export interface Picture {
  readonly title: string;
  /** A line under the title, for what the reader must know. */
  readonly note?: string;
  readonly legend: readonly LegendEntry[];
  readonly panels: readonly ChartConfiguration[];
  readonly panelWidth: number;
  /** Of the highest panel. */
  readonly panelHeight: number;
  /** Panels in a row; all where absent. */
  readonly columns?: number;
  /** Of each panel, where they differ: a few bars need not be spread over the height of many. */
  readonly panelHeights?: readonly number[];
  /** Colours of the background, title and legend; the panels carry their own. Light where absent. */
  readonly theme?: Theme;
}
