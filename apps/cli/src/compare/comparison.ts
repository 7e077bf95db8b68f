import { gpuTypes, type PlanDocument, type Scenario } from '@fleetmix/core';
import { bestOf, shortOf } from './short-of-best.ts';

/** One planner's result beside the others. */
export interface Compared extends Omit<PlanDocument, 'routes' | 'cases' | 'scenario' | 'notices'> {
  /**
   * By how much it is worse than the best plan that holds, of what the goal asks for: cost above the cheapest, share less served,
   * time longer, power or carbon more; 0 of the best. null where there is no plan that holds.
   */
  readonly aboveBest: number | null;
  /** Of a scenario with periods or futures: what each rents besides `replicas`. */
  readonly cases?: readonly Omit<NonNullable<PlanDocument['cases']>[number], 'routes'>[];
}

/** The cheapest plan beside the best fleet of one GPU type; the best, for beside a bad one everything saves. */
interface SingleGpuSaving {
  /** The planner that made that fleet, `homogeneous:GPU`. */
  readonly planner: string;
  readonly usdPerHour: number;
  readonly savesUsdPerHour: number;
  /** savesUsdPerHour / usdPerHour; 0 at no cost. */
  readonly saving: number;
}

/** What `fleetmix compare --json` prints. */
export interface Comparison {
  readonly scenario: string;
  /** Cost of the plan that holds and is best at what the goal asks for, the cheapest one; null where none was found. */
  readonly bestUsdPerHour: number | null;
  readonly results: readonly Compared[];
  /** Absent where not every GPU type's fleet was asked for, or there is one type; null where no such fleet serves this. */
  readonly bestOfOneGpuType?: SingleGpuSaving | null;
  readonly notices?: readonly string[];
}

/** Puts results side by side, measured against the best plan that breaks no rule. */
export function comparison(scenario: Scenario, documents: readonly PlanDocument[]): Comparison {
  const best = bestOf(documents.filter(holds));
  return {
    scenario: scenario.name,
    bestUsdPerHour: best?.usdPerHour ?? null,
    results: documents.map(({ routes: _, scenario: __, notices: ___, cases, ...document }) => ({
      ...document,
      ...(cases === undefined ? {} : { cases: cases.map(({ routes: ____, ...one }) => one) }),
      aboveBest: best !== undefined && holds(document) ? shortOf(document, best) : null,
    })),
    ...singleGpu(scenario, documents, best?.usdPerHour ?? 0),
    ...(scenario.notices.length > 0 ? { notices: scenario.notices } : {}),
  };
}

/** Whether there is a plan, and it breaks no rule. */
export function holds({ status, violations = [] }: Pick<PlanDocument, 'status' | 'violations'>): boolean {
  return status === 'planned' && violations.length === 0;
}

/** Only where every GPU type was tried: the best of some would be called the best of all. */
function singleGpu(
  scenario: Scenario,
  documents: readonly PlanDocument[],
  best: number,
): Pick<Comparison, 'bestOfOneGpuType'> {
  const own = new Map(documents.map((document) => [document.planner, document]));
  const single = gpuTypes(scenario).map((gpu) => own.get(`homogeneous:${gpu}`));
  const isCheapest = (scenario.objective?.goal ?? 'least-cost') === 'least-cost';
  if (!isCheapest || single.length < 2 || single.some((document) => document === undefined)) return {};
  const [cheapest] = single
    .filter((document) => document !== undefined && holds(document))
    .sort((one, other) => (one?.usdPerHour ?? 0) - (other?.usdPerHour ?? 0));
  if (cheapest === undefined) return { bestOfOneGpuType: null };
  const { planner, usdPerHour = 0 } = cheapest;
  const savesUsdPerHour = usdPerHour - best;
  const saving = usdPerHour > 0 ? savesUsdPerHour / usdPerHour : 0;
  return { bestOfOneGpuType: { planner, usdPerHour, savesUsdPerHour, saving } };
}
