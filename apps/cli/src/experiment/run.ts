import type { Grid } from '@fleetmix/experiments';

/** What one run of an experiment works on. */
export interface Run {
  readonly grid: Grid;
  readonly folder: string;
  /** What the user's own files hold, by name; see own-files.ts. */
  readonly files: Readonly<Record<string, string>>;
}
