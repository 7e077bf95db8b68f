/** What was typed, as far as an error's report needs it. */
export interface Typed {
  readonly argv: readonly string[];
  /** Names of the commands that there are. */
  readonly commands: readonly string[];
  readonly json: boolean;
}
