import { evaluate, type Guarantee, type Plan, type Planner, type PlanOptions, type Scenario } from '@fleetmix/core';
import { exact } from '../exact.ts';
import { type ExplainProgress, replanning } from '../explain/replanning.ts';

/** Choices of {@link robustness} and {@link commitmentValues}, all optional. */
export interface RobustnessOptions extends Pick<PlanOptions, 'timeLimitMs' | 'signal' | 'relativeGap'> {
  /** Makes the plans; {@link exact} where absent. */
  readonly planner?: Planner;
  /** Share of the futures' weight, from which the curve goes down; 0.5 where absent. */
  readonly upToShare?: number;
  /** Called before each plan. */
  readonly onProgress?: (progress: ExplainProgress) => void;
}

/** The cheapest plan that leaves no more than so much unserved. */
export interface RobustnessPoint {
  /** Weight of the futures that are not fully served, as a share of the whole: the least with which this cost can be had. */
  readonly mayFailShare: number;
  /** The futures that are not fully served. */
  readonly failed: readonly string[];
  readonly usdPerHour: number;
  readonly plan: Plan;
  readonly guarantee: Guarantee;
}

/** How much robustness costs. */
export interface RobustnessCurve {
  /** The steps of the curve, from the most robust plan, which costs most. */
  readonly points: readonly RobustnessPoint[];
  /** Below the first point's share there is no plan; absent where that one serves every future. */
  readonly impossible?: string;
  /** Whether every step was found, and proved, up to the share asked for; else the time was up. */
  readonly isComplete: boolean;
}

/** Weights of futures are told apart by more than the judge allows. */
const nextBelow = 3e-6;

/**
 * How much robustness costs: what the cheapest plan costs for every `mayFailShare` at which that changes. Goes down from
 * `upToShare`: each plan says how much it really leaves unserved, and the next may leave only less. Plans as often as there are steps and
 * ties. Stops, with what it has, when the time is up or the signal is given.
 * @throws RangeError of a scenario without futures
 */
export async function robustness(scenario: Scenario, options: RobustnessOptions = {}): Promise<RobustnessCurve> {
  const { futures } = scenario;
  if (futures === undefined) throw new RangeError('robustness is about futures, and the scenario has none. Add some.');
  const { planner = exact(), onProgress = () => {}, upToShare = 0.5, relativeGap = 0 } = options;
  const planning = replanning(planner, options, onProgress);
  const points: RobustnessPoint[] = [];
  let share = upToShare;
  for (;;) {
    const allowed = { ...scenario, futures: { ...futures, mayFailShare: Math.max(0, share) } };
    const what = `with ${Number((100 * Math.max(0, share)).toPrecision(3))} % that may fail`;
    const result = await planning.plan(allowed, what, relativeGap);
    const isComplete = !planning.wasCut();
    if (result?.status === 'impossible') return { points, impossible: result.reason, isComplete };
    if (result?.status !== 'planned') return { points, isComplete: false };
    const { cases = [], usdPerHour } = evaluate(allowed, result.plan);
    const left = cases.filter(({ isServed }) => !isServed);
    const mayFailShare = left.reduce((sum, one) => sum + one.share, 0);
    // The same cost with less unserved takes the other's place.
    if (points[0] !== undefined && usdPerHour <= points[0].usdPerHour * (1 + 1e-9)) points.shift();
    const failed = left.map((one) => one.case);
    points.unshift({ mayFailShare, failed, usdPerHour, plan: result.plan, guarantee: result.guarantee });
    if (mayFailShare === 0) return { points, isComplete };
    share = mayFailShare - nextBelow;
  }
}
