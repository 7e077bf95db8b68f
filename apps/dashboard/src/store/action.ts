import type {
  ApiPrice,
  Goal,
  LimitGroup,
  LimitUnit,
  LossUnit,
  PlanDocument,
  Preference,
  Progress,
  UnitCosts,
} from '@fleetmix/core';
import type { Cell, OfferField } from '../draft/cell.ts';
import type { Draft } from '../draft/draft.ts';
import type { CaseKind } from '../draft/edit-cases.ts';
import type { DecideNow } from '../draft/rules.ts';
import type { CatalogList, Choice } from '../sizing/choice.ts';
import type { Made, SizingSource } from '../sizing/source.ts';
import type { Answer, StockWorth, SweepAxis } from '../worker/protocol.ts';
import type { Notice, Page } from './state.ts';

/** Everything that can happen. */
export type Action =
  | { readonly kind: 'type'; readonly cell: Cell; readonly text: string }
  | { readonly kind: 'leave-cell' }
  | { readonly kind: 'paste'; readonly cell: Cell; readonly text: string }
  | { readonly kind: 'add-offer' }
  | { readonly kind: 'duplicate-offer' | 'remove-offer' | 'remove-class'; readonly row: number }
  | { readonly kind: 'sort-offers'; readonly field: OfferField }
  | { readonly kind: 'add-class' }
  | { readonly kind: 'set-sharing'; readonly sharing: 'shared' | 'per-class' }
  | { readonly kind: 'set-goal'; readonly goal: Goal }
  | { readonly kind: 'set-survival'; readonly survive: LossUnit | undefined }
  | { readonly kind: 'set-preferences'; readonly prefer: readonly Preference[] }
  | { readonly kind: 'take-current' | 'forget-current' | 'add-limit' | 'add-case' | 'add-pool' | 'add-node' }
  | { readonly kind: 'remove-limit' | 'remove-case' | 'remove-pool' | 'remove-node'; readonly row: number }
  | { readonly kind: 'set-case-kind'; readonly cases: CaseKind | undefined }
  | { readonly kind: 'set-decide-now'; readonly decideNow: DecideNow }
  | { readonly kind: 'set-may-fail'; readonly mayFailShare: number | undefined }
  | { readonly kind: 'set-limit-each'; readonly row: number; readonly each: LimitGroup | undefined }
  | { readonly kind: 'set-limit-unit'; readonly row: number; readonly unit: LimitUnit }
  | { readonly kind: 'set-unit'; readonly unit: 'requests/s' | 'requests' }
  | { readonly kind: 'replace'; readonly draft: Draft; readonly notice?: Notice }
  | { readonly kind: 'undo' | 'redo' | 'pin' | 'unpin' | 'dismiss' }
  | { readonly kind: 'set-time-limit'; readonly timeLimitMs: number }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'show'; readonly page: Page }
  | { readonly kind: 'set-dark'; readonly isDark: boolean }
  | { readonly kind: 'plan-began' }
  | { readonly kind: 'plan-progress'; readonly progress: Progress }
  | { readonly kind: 'plan-found'; readonly draft: Draft; readonly report: PlanDocument }
  | { readonly kind: 'worth-found'; readonly worths: readonly StockWorth[] }
  | { readonly kind: 'money-found'; readonly money: UnitCosts }
  | { readonly kind: 'set-api-price'; readonly apiPrice: Partial<ApiPrice> }
  | { readonly kind: 'explain-began'; readonly draft: Draft }
  | { readonly kind: 'explain-answered'; readonly answer: Answer }
  | { readonly kind: 'other-found'; readonly report: PlanDocument }
  | { readonly kind: 'plan-ended' }
  | { readonly kind: 'plan-failed'; readonly message: string }
  | { readonly kind: 'pin-report'; readonly label: string; readonly draft: Draft; readonly report: PlanDocument }
  | { readonly kind: 'sweep-began'; readonly axis: SweepAxis; readonly draft: Draft }
  | { readonly kind: 'sweep-answered'; readonly answer: Answer }
  | { readonly kind: 'sweep-stopped' }
  | { readonly kind: 'experiment-began'; readonly asPublished: boolean }
  | { readonly kind: 'experiment-answered'; readonly answer: Answer }
  | { readonly kind: 'experiment-stopped' }
  | { readonly kind: 'reading'; readonly source: string; readonly share: number }
  | { readonly kind: 'ask-columns'; readonly source: string; readonly columns: readonly string[] }
  | { readonly kind: 'columns-named' }
  | { readonly kind: 'reading-ended' | 'size-classes' | 'size-now' | 'close-sizing' }
  | { readonly kind: 'size-log'; readonly source: SizingSource }
  | { readonly kind: 'choose'; readonly choice: Partial<Choice> }
  | { readonly kind: 'catalog-loaded'; readonly catalog: CatalogList }
  | { readonly kind: 'sized'; readonly made: Made }
  | { readonly kind: 'sizing-failed'; readonly message: string };

export type Dispatch = (action: Action) => void;
