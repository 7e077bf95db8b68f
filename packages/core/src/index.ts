/**
 * The nouns of fleetmix: workload, offer, scenario, plan; parse and validate them, and judge a plan.
 * @module
 */
export { type Ask, refusalOf } from './asks.ts';
export type { BoundedOutcome } from './bounded-outcome.ts';
export { type CapacitySource, capacitySources, distinctSources } from './capacity-source.ts';
export type { CaseDocument } from './case-document.ts';
export { caseScenarios, hasCases, isBoughtOnce, planOfCase, type ScenarioCase } from './case-scenarios.ts';
export type { CaseChange, DecideNow, Future, Futures, Period } from './cases.ts';
export { checkShape } from './check-shape.ts';
export { derated } from './derated.ts';
export { type Destination, destinationsOf, isDisaggregated, takes, transferUsdPerHour } from './destinations.ts';
export {
  type Evaluation,
  evaluate,
  type OfferUse,
  type StockUse,
} from './evaluate.ts';
export { InputError, type InputProblem, pathText } from './input-error.ts';
export { type JoinOptions, joinScenarios } from './join/join-scenarios.ts';
export type { CaseEvaluation, StartUse } from './judge-cases.ts';
export type { LimitUse } from './judge-limits.ts';
export type { PoolUse } from './judge-pools.ts';
export type { Limit, LimitGroup, LimitUnit, OfferSelector } from './limit.ts';
export { limitAmount } from './limit-amount.ts';
export { type LimitRow, limitRows, limitUse, unitsOf } from './limit-rows.ts';
export { formatMelange, readMelange } from './melange.ts';
export { type ModelUse, modelUses } from './model-use.ts';
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
export { quoted, suggestion } from './names.ts';
export { gpusFromStock, leastUsdPerHour, type NodePacking, type NodeUse, nodePackings, nodeUses } from './node.ts';
export type { Goal, LeftOut, Objective, Outcome, PriorityService } from './objective.ts';
export type { Interruptions, Offer } from './offer.ts';
export { parseText } from './parse-text.ts';
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
} from './plan.ts';
export { type PlanDocument, planDocument } from './plan-document.ts';
export type { Planner, PlanOptions, Progress } from './planner.ts';
export type { OfferRole, Pool } from './pool.ts';
export { kgCo2ePerHourOf, kilowattsOf } from './power.ts';
export { type Preference, type PreferenceValue, preferenceValues } from './preference.ts';
export { prioritiesOf, priorityOf } from './priority.ts';
export { type PlanDraft, parsePlan, readPlan } from './read-plan.ts';
export { parseScenario, readScenario } from './read-scenario.ts';
export {
  type PlannerFactory,
  type PlannerRegistry,
  plannersNamed,
  UnknownPlannerError,
} from './registry.ts';
export { rented } from './rented.ts';
export { availabilityOf, replicasPerLoad } from './replicas-per-load.ts';
export { restrict } from './restrict.ts';
export {
  capacityOf,
  capacitySourceOf,
  defaultOptions,
  gpuTypes,
  requiredDemand,
  type Scenario,
  type ScenarioOptions,
  type Sharing,
} from './scenario.ts';
export { scenarioDocument } from './scenario-document.ts';
export {
  type MelangeDocument,
  type ScenarioDocument,
  scenarioJsonSchema,
} from './schema.ts';
export type { Serving } from './serving.ts';
export type { Slo } from './slo.ts';
export { isCoupledInTime, rentalReach, startsOf, usdOfStart } from './starts.ts';
export { countsAfter, type Loss, type LossUnit, lossesOf, lossName } from './survival.ts';
export { relativeTolerance } from './tolerance.ts';
export type { Violation, ViolationKind } from './violation.ts';
export type { DemandUnit, RequestClass, Workload } from './workload.ts';
