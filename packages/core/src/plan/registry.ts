import { quoted, suggestion } from '../scenario/names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Planner } from './planner.ts';

/**
 * Makes the planners that a name stands for. `argument` is what follows a colon: `A100` in `homogeneous:A100`.
 * A name may stand for several planners, as `homogeneous` does for one a GPU type.
 */
export type PlannerFactory = (scenario: Scenario, argument?: string) => readonly Planner[];

/** Planners by name. Extend one with your own: `new Map([...registry, ['mine', () => [mine()]]])`. */
export type PlannerRegistry = ReadonlyMap<string, PlannerFactory>;

/** No planner has that name, or its argument fits nothing. The message lists what there is. */
export class UnknownPlannerError extends Error {
  override readonly name = 'UnknownPlannerError';
}

/**
 * The planners that a name such as `exact`, `homogeneous` or `homogeneous:A100` stands for.
 * @throws UnknownPlannerError
 */
export function plannersNamed(name: string, registry: PlannerRegistry, scenario: Scenario): readonly Planner[] {
  const colon = name.indexOf(':');
  const [base, argument] = colon < 0 ? [name, undefined] : [name.slice(0, colon), name.slice(colon + 1)];
  const factory = registry.get(base);
  if (factory !== undefined) return factory(scenario, argument);
  const known = [...registry.keys()];
  throw new UnknownPlannerError(
    `no planner is called ${quoted(base)}.${suggestion(base, known)} There are: ${known.join(', ')}.`,
  );
}
