import type { Scenario, ScenarioOptions } from '@fleetmix/core';

/** What a value of an axis changes in the scenario. Absent: as it was. */
export interface Change {
  /** Another scenario instead of the grid's own; applied before everything else. */
  readonly scenario?: Scenario;
  /** GPUs to be had, by GPU type; types that are not named keep theirs. */
  readonly stock?: ReadonlyMap<string, number>;
  /** Demand of each class, in the workload's unit. */
  readonly demand?: readonly number[];
  /** Share of each class in the total demand; they add up to 1. */
  readonly shares?: readonly number[];
  /** Price of one GPU, by GPU type; a replica costs that times its GPUs. */
  readonly gpuUsdPerHour?: ReadonlyMap<string, number>;
  /** Price of one replica, by offer; applied after `gpuUsdPerHour`. */
  readonly offerUsdPerHour?: ReadonlyMap<string, number>;
  readonly options?: Partial<ScenarioOptions>;
}

/** One value of an axis: a name, which the cells carry, and a change. */
export interface AxisValue extends Change {
  readonly name: string;
  /** Heading of its image or panel; the name where absent. */
  readonly title?: string;
  /** Name of its image file, without extension; made from the name where absent. */
  readonly file?: string;
}

/** A thing that varies from cell to cell. Its name is a key of every cell. */
export interface Axis {
  readonly name: string;
  readonly values: readonly AxisValue[];
}

/** How a total is divided over the classes: exactly by the shares, or in whole requests that keep the total. */
export type Rounding = 'none' | 'largest-remainder';

/** How much demand there is: `total`s in the workload's unit, or `factor`s on the demand of the scenario. */
export interface Scale {
  readonly name: string;
  readonly kind: 'total' | 'factor';
  readonly values: readonly number[];
  readonly rounding: Rounding;
}

/** Limits of every planner's call. */
export interface GridLimits {
  readonly timeLimitMs?: number;
  readonly relativeGap?: number;
}

/** A grid, read and checked: every combination of axis values, scale and planners is one cell. Plain data. */
export interface Grid {
  readonly name: string;
  readonly description?: string;
  /** Absent only where an axis gives a scenario in each of its values. */
  readonly scenario?: Scenario;
  readonly axes: readonly Axis[];
  readonly scale?: Scale;
  /** Names of planners as a registry knows them: `exact`, `homogeneous` (every GPU type), `homogeneous:A100`. */
  readonly planners: readonly string[];
  /** Draws the requests at random from the shares instead of dividing the total by them. */
  readonly seed?: number;
  /** Names of the axes that get one image, and one panel, for each of their values. */
  readonly charts: { readonly image?: string; readonly panel?: string };
  /** Options that hold in every cell, over those of the scenarios and the axes. */
  readonly options: Partial<ScenarioOptions>;
  readonly limits: GridLimits;
  /** Whether the run reproduces a publication with its faults: see `asPublishedNote`. */
  readonly asPublished: boolean;
  /** More that decides what the cells hold, to be recorded with the results: a solver's name, a version. */
  readonly record: Readonly<Record<string, string | number | boolean>>;
  /** What was assumed while reading, in sentences for the reader. */
  readonly notices: readonly string[];
}
