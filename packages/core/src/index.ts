/**
 * The nouns of fleetmix: workload, offer, scenario, plan; parse and validate them, and judge a plan.
 * @module
 */

export { type JoinOptions, joinScenarios } from './join/join-scenarios.ts';
export {
  type Evaluation,
  evaluate,
  type OfferUse,
  type StockUse,
} from './judge/evaluate.ts';
export type { CaseEvaluation, StartUse } from './judge/judge-cases.ts';
export type { LimitUse } from './judge/judge-limits.ts';
export type { PoolUse } from './judge/judge-pools.ts';
export { type ModelUse, modelUses } from './judge/model-use.ts';
export { relativeTolerance } from './judge/tolerance.ts';
export type { Violation, ViolationKind } from './judge/violation.ts';
export { type ApiPrice, type BreakEven, breakEven } from './money/break-even.ts';
export type { RequestTokens, TokensFrom } from './money/request-tokens.ts';
export {
  type ClassCost,
  type Cost,
  hoursPerMonth,
  type OfferCost,
  type UnitCosts,
  unitCosts,
} from './money/unit-costs.ts';
export type { BoundedOutcome } from './plan/bounded-outcome.ts';
export type { CaseDocument } from './plan/case-document.ts';
export type {
  Blocker,
  CasePlan,
  Certificate,
  Failover,
  Guarantee,
  Plan,
  PlanResult,
  ReplicaCount,
  Route,
  TightLimit,
} from './plan/plan.ts';
export { type PlanDocument, planDocument } from './plan/plan-document.ts';
export type { Planner, PlanOptions, Progress } from './plan/planner.ts';
export { type PlanDraft, parsePlan, readPlan } from './plan/read-plan.ts';
export {
  type PlannerFactory,
  type PlannerRegistry,
  plannersNamed,
  UnknownPlannerError,
} from './plan/registry.ts';
export { rented } from './plan/rented.ts';
export { checkShape } from './read/check-shape.ts';
export { InputError, type InputProblem, pathText } from './read/input-error.ts';
export { formatMelange, readMelange } from './read/melange.ts';
export { parseText } from './read/parse-text.ts';
export { parseScenario, readScenario } from './read/read-scenario.ts';
export {
  type MelangeDocument,
  type ScenarioDocument,
  scenarioJsonSchema,
} from './read/schema.ts';
export { type Ask, refusalOf } from './scenario/asks.ts';
export { type CapacitySource, capacitySources, distinctSources } from './scenario/capacity-source.ts';
export { caseScenarios, hasCases, isBoughtOnce, planOfCase, type ScenarioCase } from './scenario/case-scenarios.ts';
export type { CaseChange, DecideNow, Future, Futures, Period } from './scenario/cases.ts';
export { derated } from './scenario/derated.ts';
export {
  type Destination,
  destinationsOf,
  isDisaggregated,
  takes,
  transferUsdPerHour,
} from './scenario/destinations.ts';
export type { Limit, LimitGroup, LimitUnit, OfferSelector } from './scenario/limit.ts';
export { limitAmount } from './scenario/limit-amount.ts';
export { type LimitRow, limitRows, limitUse, unitsOf } from './scenario/limit-rows.ts';
export { quoted, suggestion } from './scenario/names.ts';
export {
  gpusFromStock,
  leastUsdPerHour,
  type NodePacking,
  type NodeUse,
  nodePackings,
  nodeUses,
} from './scenario/node.ts';
export type { Goal, LeftOut, Objective, Outcome, PriorityService } from './scenario/objective.ts';
export type { Interruptions, Offer } from './scenario/offer.ts';
export type { OfferRole, Pool } from './scenario/pool.ts';
export { kgCo2ePerHourOf, kilowattsOf } from './scenario/power.ts';
export { type Preference, type PreferenceValue, preferenceValues } from './scenario/preference.ts';
export { prioritiesOf, priorityOf } from './scenario/priority.ts';
export { availabilityOf, replicasPerLoad } from './scenario/replicas-per-load.ts';
export { restrict } from './scenario/restrict.ts';
export {
  capacityOf,
  capacitySourceOf,
  defaultOptions,
  gpuTypes,
  requiredDemand,
  type Scenario,
  type ScenarioOptions,
  type Sharing,
} from './scenario/scenario.ts';
export { scenarioDocument } from './scenario/scenario-document.ts';
export type { Serving } from './scenario/serving.ts';
export type { Slo } from './scenario/slo.ts';
export { isCoupledInTime, rentalReach, startsOf, usdOfStart } from './scenario/starts.ts';
export { countsAfter, type Loss, type LossUnit, lossesOf, lossName } from './scenario/survival.ts';
export type { DemandUnit, RequestClass, Workload } from './scenario/workload.ts';
