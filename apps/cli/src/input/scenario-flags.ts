import type { Scenario, Sharing } from '@fleetmix/core';

/** What the command line changes in a scenario's options; what is absent stays as the file has it. */
export interface ScenarioFlags {
  readonly slices?: number | 'none' | undefined;
  readonly headroom?: number | undefined;
  readonly sharing?: Sharing | undefined;
}

/** The scenario with the flags' options in place of its own. */
export function withFlags(scenario: Scenario, { slices, headroom, sharing }: ScenarioFlags): Scenario {
  const { options } = scenario;
  return {
    ...scenario,
    options: {
      slices: slices ?? options.slices,
      headroom: headroom ?? options.headroom,
      sharing: sharing ?? options.sharing,
    },
  };
}
