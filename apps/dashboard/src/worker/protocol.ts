import type { PlanDocument, PlanDraft, Progress, UnitCosts } from '@fleetmix/core';
import type { Picture } from '@fleetmix/experiments';
import type { LogColumns, LogWorkload } from '@fleetmix/traces/browser';
import type { Draft } from '../draft/draft.ts';
import type { CatalogList, Choice } from '../sizing/choice.ts';
import type { Made, SizingSource } from '../sizing/source.ts';
import type { Told } from '../text/told.ts';

/** What a worker can be asked for. Everything is plain data that can be cloned. */
export type Request =
  /** Reads a file or a pasted text, and tells what it is; `columns` say what those of a log hold, where their names do not. */
  | {
      readonly kind: 'open';
      readonly source: string;
      readonly content: Blob | string;
      readonly columns?: LogColumns;
    }
  /** The exact plan, then what more stock would be worth, then every other planner. */
  | { readonly kind: 'plan'; readonly draft: Draft; readonly timeLimitMs: number }
  /** Judges somebody else's plan; routes are looked for where it has none. */
  | { readonly kind: 'judge'; readonly draft: Draft; readonly plan: PlanDraft; readonly timeLimitMs: number }
  /** Why the plan is what it is, or why there is none; found by planning again. */
  | { readonly kind: 'explain'; readonly draft: Draft; readonly report: PlanDocument; readonly timeLimitMs: number }
  /** The exact plan at many places of one axis. */
  | { readonly kind: 'sweep'; readonly draft: Draft; readonly axis: SweepAxis; readonly timeLimitMs: number }
  /** The availability experiment, all cells. */
  | { readonly kind: 'experiment'; readonly asPublished: boolean }
  /** What can be chosen from. */
  | { readonly kind: 'catalog' }
  /** A scenario made of a workload and choices; of the draft that stands, options and stock are kept. */
  | { readonly kind: 'size'; readonly source: SizingSource; readonly choice: Choice; readonly draft: Draft }
  /** Data as YAML. */
  | { readonly kind: 'yaml'; readonly document: unknown };

/** What varies in a sweep: all demand, all prices of a GPU type (both by a factor), or its stock (GPUs). */
export type SweepAxis =
  | { readonly kind: 'demand' }
  | { readonly kind: 'price'; readonly gpu: string }
  | { readonly kind: 'stock'; readonly gpu: string };

/** The exact plan at one place of an axis. */
export interface SweepPoint {
  /** A factor, or GPUs in stock. */
  readonly at: number;
  /** Null where there is no plan. */
  readonly usdPerHour: number | null;
  readonly proved: boolean;
  /** Such as `2 × A100, 1 × H100`; why there is none where there is no plan. */
  readonly fleet: string;
  /** Names of the rented offers, in the scenario's order. */
  readonly offers: readonly string[];
}

/** What one more GPU of a type that ran short is worth. */
export interface StockWorth {
  readonly gpu: string;
  /** Its price in the proof. */
  readonly usdPerHour: number;
  /** What a plan with one more really saves, where that was planned in time. */
  readonly planned?: { readonly stock: number; readonly savesUsdPerHour: number };
}

/** What a file turned out to be. */
export type Opened =
  | { readonly what: 'scenario'; readonly source: string; readonly draft: Draft; readonly notices: readonly string[] }
  | { readonly what: 'plan'; readonly source: string; readonly plan: PlanDraft }
  /** A log whose columns are to be chosen from first. */
  | { readonly what: 'columns'; readonly source: string; readonly columns: readonly string[] }
  | { readonly what: 'log'; readonly source: string; readonly log: LogWorkload };

/** What a worker answers; `done` or `failed` ends every request. */
export type Answer =
  | { readonly kind: 'opened'; readonly opened: Opened }
  /** The share of a log that is read. */
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'catalog'; readonly catalog: CatalogList }
  | { readonly kind: 'sized'; readonly made: Made }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'planned'; readonly report: PlanDocument }
  | { readonly kind: 'worth'; readonly worths: readonly StockWorth[] }
  | { readonly kind: 'money'; readonly money: UnitCosts }
  /** How far an explanation is: plans made, and what the next is for. */
  | { readonly kind: 'explaining'; readonly plans: number; readonly what: string }
  | { readonly kind: 'explained'; readonly told: Told }
  | { readonly kind: 'compared'; readonly report: PlanDocument }
  | { readonly kind: 'point'; readonly point: SweepPoint }
  | { readonly kind: 'cells'; readonly done: number; readonly total: number }
  | { readonly kind: 'experimented'; readonly pictures: readonly Picture[]; readonly csv: string }
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

export type ToWorker =
  | { readonly id: number; readonly request: Request }
  | { readonly id: number; readonly cancel: true };
export interface FromWorker {
  readonly id: number;
  readonly answer: Answer;
}
