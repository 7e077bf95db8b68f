import type { ApiPrice, PlanDocument, Progress, UnitCosts } from '@fleetmix/core';
import type { Picture } from '@fleetmix/experiments';
import type { Draft } from '../draft/draft.ts';
import type { CatalogList, Choice } from '../sizing/choice.ts';
import type { Made, SizingSource } from '../sizing/source.ts';
import type { Told } from '../text/told.ts';
import type { StockWorth, SweepAxis, SweepPoint } from '../worker/protocol.ts';

/** A plan together with the scenario that it answers. */
export interface Planned {
  readonly draft: Draft;
  readonly report: PlanDocument;
  readonly worths: readonly StockWorth[];
  /** The other planners' answers, as they come in. */
  readonly others: readonly PlanDocument[];
  /** What it costs by what it serves; absent for a batch, and until it is known. */
  readonly money?: UnitCosts;
}

/** Why a plan is what it is, or why there is none: asked for, and answered for the draft and result that it names. */
export interface Explaining {
  readonly draft: Draft;
  readonly phase: 'running' | 'done';
  /** Plans made so far, and what the next is for. */
  readonly plans: number;
  readonly what: string;
  readonly told?: Told;
  readonly failure?: string;
}

/** A plan kept to be compared with: an earlier one, or one from a file. */
export interface Pinned {
  readonly label: string;
  readonly draft: Draft;
  readonly report: PlanDocument;
}

/** What the planner does: `others` when the plan stands, and the planners to compare it with are under way. */
type Phase = 'waiting' | 'solving' | 'others' | 'done';

export interface Notice {
  readonly kind: 'error' | 'note';
  readonly text: string;
}

export interface Sweep {
  readonly axis: SweepAxis;
  readonly draft: Draft;
  readonly phase: 'running' | 'done' | 'stopped';
  readonly points: readonly SweepPoint[];
  readonly failure?: string;
}

export interface Experiment {
  readonly asPublished: boolean;
  readonly phase: 'running' | 'done' | 'stopped';
  readonly done: number;
  readonly total: number;
  readonly pictures: readonly Picture[];
  readonly csv: string;
  readonly failure?: string;
}

/** A scenario that is made of a log, or of classes, with a model and prices from the catalog. */
export interface Sizing {
  readonly source: SizingSource;
  readonly choice: Choice;
  /** `waiting` until one says that it is to be made; from then on every choice makes it. */
  readonly phase: 'waiting' | 'making' | 'made';
  readonly catalog?: CatalogList;
  readonly made?: Made;
  /** Why it could not be made with this choice; the scenario stays as it was. */
  readonly failure?: string;
}

/** The cell in which one types, by key, with its text as it stands. */
interface Typing {
  readonly cell: string;
  readonly text: string;
  /** What is wrong with the text. */
  readonly problem?: string;
  /** Whether the draft has changed since one types here: all of that is one step. */
  readonly hasEdited: boolean;
}

export type Page = 'plan' | 'what-if' | 'experiment';

/** Everything that the page shows. */
export interface State {
  readonly page: Page;
  readonly draft: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  readonly typing?: Typing;
  readonly timeLimitMs: number;
  readonly phase: Phase;
  readonly progress?: Progress;
  /** The last plan; stale where its draft is not the one that stands. */
  readonly planned?: Planned;
  /** What was answered in place of a plan for the draft that stands. */
  readonly verdict?: PlanDocument;
  /** Why the draft that stands could not be planned: an error in it, or in the solver. */
  readonly failure?: string;
  readonly explaining?: Explaining;
  /** An API that plans are held against. */
  readonly apiPrice?: Partial<ApiPrice>;
  readonly pinned?: Pinned;
  readonly notice?: Notice;
  readonly sweep?: Sweep;
  readonly experiment?: Experiment;
  readonly sizing?: Sizing;
  /** A log that is being read, and the share of it that is. */
  readonly reading?: { readonly source: string; readonly share: number };
  /** A log whose columns are not known by their names: which they are is asked. */
  readonly naming?: { readonly source: string; readonly columns: readonly string[] };
  readonly isDark: boolean;
}

/** What an editor shows: the rest of the state may change without it being drawn again. */
export type Editing = Pick<State, 'draft' | 'typing' | 'timeLimitMs'>;

/** Whether the plan on the page answers another scenario than the one on the page. */
export function isStale({ planned, draft }: State): boolean {
  return planned !== undefined && planned.draft !== draft;
}

/** The state in which a page opens. */
export function initialState(draft: Draft, isDark = false): State {
  return { page: 'plan', draft, past: [], future: [], timeLimitMs: 10_000, phase: 'waiting', isDark };
}
