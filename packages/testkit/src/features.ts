/** What random scenarios may contain. Everything is on where not said otherwise. */
export interface ScenarioFeatures {
  /** Limits on the GPUs of a type, down to none at all. */
  readonly stock?: boolean;
  /** Offers that cannot serve some class. */
  readonly zeroCapacities?: boolean;
  /** `minReplicas` and `maxReplicas` on some offers. */
  readonly replicaBounds?: boolean;
  /** Demand to have room for beyond the stated one. */
  readonly headroom?: boolean;
  /** `sharing: 'per-class'` in one scenario of three. */
  readonly perClass?: boolean;
  /** Classes cut into slices in one scenario of three. */
  readonly slices?: boolean;
}
