import type { PlanDocument, PriorityService } from '@fleetmix/core';
import { type Draft, unitOf } from '../draft/draft.ts';
import { amount, counted, duration, percent, usd } from './figures.ts';

type Outcome = NonNullable<PlanDocument['objective']>;

/** What is asked, by the goal of the scenario. */
export function questionText({ name = 'scenario', objective, periods, futures }: Draft): string {
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
      return `What is the cheapest fleet for “${name}”${casesText(periods, futures)}?`;
  }
}

function casesText(periods: Draft['periods'], futures: Draft['futures']): string {
  if (periods !== undefined) return `, over its ${counted(periods.length, 'period')}`;
  return futures === undefined ? '' : `, whichever of ${counted(futures.cases.length, 'future')} comes`;
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
export function outcomeLines(objective: Outcome, draft: Draft): readonly string[] {
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
  const { priorities, unserved } = objective;
  const levels =
    priorities === undefined
      ? [`${servedText(objective, draft)}${boundText(objective.bound)}.`]
      : priorities.map((level, at) => `Priority ${level.priority}: ${levelText(level, draft, at > 0)}.`);
  return [...levels, ...(unserved.length === 0 ? [] : [`Left out: ${leftOutText(unserved)}.`])];
}

type Served = Extract<Outcome, { unserved: unknown }>;

/** `38 of 50 requests/s served`; weighted amounts have no unit. */
function servedText({ served, asked }: Pick<Served, 'served' | 'asked'>, draft: Draft): string {
  const isWeighted = draft.workload.classes.some(({ weight = 1 }) => weight !== 1);
  const unit = isWeighted ? '' : ` ${unitOf(draft)}`;
  return `${amount(served)} of ${amount(asked)}${unit} served${isWeighted ? ', by the classes’ weights' : ''}`;
}

function boundText(bound: number | undefined): string {
  return bound === undefined ? '' : `, and no plan serves more than ${amount(bound)}`;
}

/** What is proved of a later priority is so of the plans that serve as much of those before. */
function levelText(level: PriorityService, draft: Draft, isLater: boolean): string {
  const { served, asked, bound } = level;
  const text = servedText(level, draft);
  if (bound === undefined || amount(served) === amount(asked)) return text;
  const besides = isLater ? ' besides' : '';
  return amount(bound) === amount(served)
    ? `${text}, proved the most${besides}`
    : `${text}, and at most ${amount(bound)}${besides}`;
}

/** More classes than this are not listed one by one; the table of routes has them all. */
const shownClasses = 8;

function leftOutText(unserved: Served['unserved']): string {
  const more = unserved.length - shownClasses;
  const texts = unserved.slice(0, shownClasses).map(({ class: name, model, share, demand }) => {
    const whose = model === undefined ? '' : ` of ${model}`;
    return `${percent(share, 1)} of ${name}${whose} (${amount(demand)})`;
  });
  return [...texts, ...(more > 0 ? [`and some of ${counted(more, 'more class', 'more classes')}`] : [])].join('; ');
}

/** What decided between fleets that cost the same, and what the fleet can lose. */
export function fleetLines(
  {
    preferences = [],
    failovers = [],
    lostUsdPerHour,
    usdPerHour = 0,
    pools = [],
    kilowatts,
    kgCo2ePerHour,
    nodes = [],
  }: PlanDocument,
  draft: Draft,
): readonly string[] {
  const lost = failovers.map((failover) => failover.lost).join(', ');
  const anew = lost === '' ? '' : ` Where ${lost} is lost, requests are routed anew.`;
  const moves = pools.reduce((sum, { transferUsdPerHour }) => sum + transferUsdPerHour, 0);
  const carbon = kgCo2ePerHour === undefined ? '' : `, ${amount(Number(kgCo2ePerHour.toPrecision(3)))} kg CO2e/hour`;
  return [
    ...(moves === 0 ? [] : [`${usd(usdPerHour - moves)} of it are rent, ${usd(moves)} the moves of KV caches.`]),
    ...nodes.map(
      ({ node, count, gpus, freeGpus, usdPerHour: paid }) =>
        `Packed on ${amount(count)} × ${node}: ${amount(gpus)} GPUs, ${amount(freeGpus)} of them free, ${usd(paid)} USD/hour.`,
    ),
    ...(kilowatts === undefined ? [] : [`${amount(kilowatts)} kW with every replica at full load${carbon}.`]),
    ...(draft.survive === undefined ? [] : [`Still serves everything when any one ${draft.survive} is gone.${anew}`]),
    ...(lostUsdPerHour === undefined
      ? []
      : [`${usd(lostUsdPerHour)} USD/hour of it are lost on average, paid while interrupted replicas are away.`]),
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
