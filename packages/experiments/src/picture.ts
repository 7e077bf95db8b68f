/** What one planner costs at each place on the x axis of a panel. */
export interface PictureSeries {
  readonly name: string;
  /** USD/hour; null where there is no plan. */
  readonly values: readonly (number | null)[];
  /** What to write where a bar is missing: `infeasible`, `no plan`, `failed`, `not run`. */
  readonly notes: readonly (string | undefined)[];
}

/** One panel of grouped bars. */
export interface PicturePanel {
  readonly title: string;
  /** Labels on the x axis. */
  readonly groups: readonly string[];
  readonly series: readonly PictureSeries[];
}

/** One image, as plain data. */
export interface Picture {
  /** Name of the file, without folder and extension. */
  readonly file: string;
  readonly title: string;
  /** What the reader must know of how these figures came about. */
  readonly note?: string;
  /** What the x axis shows. */
  readonly groupsLabel: string;
  readonly panels: readonly PicturePanel[];
}
