/** What the process answers to its shell; the same with and without --json. */
export const exitCodes = {
  planned: 0,
  /** The plan breaks a rule of the scenario. */
  violated: 1,
  badInput: 2,
  /** Proved: no plan exists. */
  impossible: 3,
  /** Stopped before a plan or a proof was found. */
  gaveUp: 4,
  /** A fault of fleetmix itself. */
  internal: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
