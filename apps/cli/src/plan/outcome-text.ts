import type { BoundedOutcome, PlanDocument, PriorityService, Scenario } from '@fleetmix/core';
import { duration, percent, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { frugalText } from './power-text.ts';

type Served = Extract<BoundedOutcome, { readonly goal: 'most-served' }>;

/** More classes than this are not listed one by one. */
const shownClasses = 12;
const indent = ' '.repeat(9);

/** What the plan reaches of a goal other than the least cost, in words; nothing where that is the goal. */
export function outcomeText(scenario: Scenario, { objective }: PlanDocument): string | undefined {
  if (objective === undefined) return undefined;
  if (objective.goal === 'most-served') return servedText(scenario, objective);
  if (objective.goal !== 'shortest-makespan') return frugalText(objective);
  const bound = objective.bound === undefined ? '' : `, and no plan is done before ${duration(objective.bound)}`;
  return `Goal     all done after ${duration(objective.makespanSeconds)}${bound}`;
}

function servedText(scenario: Scenario, outcome: Served): string {
  const { priorities, unserved } = outcome;
  const more = unserved.length - shownClasses;
  const lines = [
    ...(priorities === undefined
      ? [`${amounts(scenario, outcome)}${boundText(outcome.bound)}`]
      : priorities.map((level, at) => levelText(scenario, level, at > 0))),
    ...unserved.slice(0, shownClasses).map(leftOut),
    ...(more > 0 ? [`left out: of ${more} more ${more === 1 ? 'class' : 'classes'}; --json names each`] : []),
  ];
  return `Goal     ${lines.join(`\n${indent}`)}`;
}

/** `38 of 50 requests/s served (76.0 %)`; weighted amounts have no unit. */
function amounts({ workload }: Scenario, { served, asked }: { readonly served: number; readonly asked: number }) {
  const isWeighted = workload.classes.some(({ weight = 1 }) => weight !== 1);
  const share = asked > 0 ? ` (${percent(served / asked, 1)})` : '';
  const unit = isWeighted ? '' : ` ${workload.unit}`;
  return `${figure(served)} of ${figure(asked)}${unit} served${share}${isWeighted ? ", by the classes' weights" : ''}`;
}

function boundText(bound: number | undefined): string {
  return bound === undefined ? '' : `, and no plan serves more than ${figure(bound)}`;
}

/** What is proved of a later priority is so of the plans that serve as much of those before. */
function levelText(scenario: Scenario, level: PriorityService, isLater: boolean): string {
  const { priority, served, asked, bound } = level;
  const text = `priority ${priority}: ${amounts(scenario, level)}`;
  if (bound === undefined || figure(served) === figure(asked)) return text;
  const besides = isLater ? ' besides' : '';
  return figure(bound) === figure(served)
    ? `${text}, proved the most${besides}`
    : `${text}, and at most ${figure(bound)}${besides}`;
}

function leftOut({ class: name, model, priority, share, demand }: Served['unserved'][number]): string {
  const about = [
    ...(model === undefined ? [] : [`model ${model}`]),
    ...(priority === undefined ? [] : [`priority ${priority}`]),
  ];
  const whose = about.length === 0 ? '' : `, ${about.join(', ')}`;
  return `left out: ${percent(share, 1)} of ${printable(name)} (${figure(demand)}${printable(whose)})`;
}

function figure(value: number): string {
  return whole(Number(value.toPrecision(6)));
}
