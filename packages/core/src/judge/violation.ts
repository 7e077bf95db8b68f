/** Which rule of a scenario a plan breaks. */
export type ViolationKind =
  | 'unknown-name'
  | 'duplicate'
  | 'count'
  | 'replica-bounds'
  | 'share'
  | 'unserved'
  | 'cannot-serve'
  | 'overload'
  | 'slices'
  | 'stock'
  | 'nodes'
  | 'limit'
  | 'budget'
  | 'survival'
  | 'commitment'
  | 'rental'
  | 'risk'
  | 'cases';

/** One broken rule, said for people. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly message: string;
}
