import type { PlanDocument } from '@fleetmix/core';
import type { Draft } from '../draft/draft.ts';
import { amount, duration, percent, usd } from './figures.ts';

type Outcome = NonNullable<PlanDocument['objective']>;

/** What is asked, by the goal of the scenario. */
export function questionText({ name = 'scenario', objective }: Draft): string {
  const spent = objective?.budgetUsdPerHour === undefined ? '' : ` for ${usd(objective.budgetUsdPerHour)} USD/hour`;
  switch (objective?.goal) {
    case 'most-served':
      return `How much of “${name}” can be served${spent}?`;
    case 'shortest-makespan':
      return `How soon can “${name}” be done${spent}?`;
    case 'least-power':
      return `What is the least power that serves “${name}”${spent === '' ? '' : `${spent} at most`}?`;
    case 'least-carbon':
      return `What is the least carbon that serves “${name}”${spent === '' ? '' : `${spent} at most`}?`;
    default:
      return `What is the cheapest fleet for “${name}”?`;
  }
}

/** What a plan reaches of its goal, large: a figure, and what it is of. */
export function outcomeFigure(objective: Outcome): { readonly figure: string; readonly of: string } {
  if (objective.goal === 'shortest-makespan')
    return { figure: duration(objective.makespanSeconds), of: 'until all is done' };
  if (objective.goal !== 'most-served') return frugalFigure(objective);
  const { served, asked } = objective;
  return { figure: asked > 0 ? percent(served / asked, 1) : percent(1), of: 'served' };
}

type Frugal = Extract<Outcome, { goal: 'least-power' | 'least-carbon' }>;

function frugalFigure(outcome: Frugal): { readonly figure: string; readonly of: string } {
  return outcome.goal === 'least-power'
    ? { figure: `${amount(outcome.kilowatts)} kW`, of: 'at full load' }
    : { figure: `${amount(outcome.kgCo2ePerHour)} kg CO2e/hour`, of: 'at full load' };
}

/** The same in words: how much, what no plan surpasses, and who is left out. */
export function outcomeLines(objective: Outcome): readonly string[] {
  if (objective.goal === 'shortest-makespan') {
    const { makespanSeconds, bound } = objective;
    const least = bound === undefined ? '' : `, and no plan within the budget is done before ${duration(bound)}`;
    return [`All is done after ${duration(makespanSeconds)}${least}.`];
  }
  if (objective.goal !== 'most-served') {
    const { figure, of } = frugalFigure(objective);
    const least = objective.bound === undefined ? '' : `, and no plan takes less than ${amount(objective.bound)}`;
    return [`${figure} ${of}${least}.`];
  }
  const { served, asked, bound, unserved } = objective;
  const most = bound === undefined ? '' : `, and no plan within the budget serves more than ${amount(bound)}`;
  return [
    `${amount(served)} of ${amount(asked)} served, by the classes’ weights${most}.`,
    ...(unserved.length === 0 ? [] : [`Left out: ${unserved.map(leftOut).join('; ')}.`]),
  ];
}

function leftOut({ class: name, share, demand }: Extract<Outcome, { unserved: unknown }>['unserved'][number]): string {
  return `${percent(share, 1)} of ${name} (${amount(demand)})`;
}

/** What decided between fleets that cost the same, and what the fleet can lose. */
export function fleetLines({ preferences = [], failovers = [] }: PlanDocument, draft: Draft): readonly string[] {
  const lost = failovers.map((failover) => failover.lost).join(', ');
  const anew = lost === '' ? '' : ` Where ${lost} is lost, requests are routed anew.`;
  return [
    ...(draft.survive === undefined ? [] : [`Still serves everything when any one ${draft.survive} is gone.${anew}`]),
    ...preferences.map(
      ({ preference, value }) => `Of fleets that cost the same: ${words[preference]}, ${amount(value)}.`,
    ),
  ];
}

const words = {
  'fewest-offers': 'fewest offers',
  'fewest-replicas': 'fewest replicas',
  'closest-to-current': 'fewest replicas to start and to stop',
} as const;
