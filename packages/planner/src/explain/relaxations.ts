import { evaluate, type PlanResult, type Scenario } from '@fleetmix/core';
import { type Constraint, changed, constraintsOf, isMost, rowsOf } from './constraint.ts';
import { usedOf } from './constraint-worth.ts';
import { countsOf, isOptimal, type Replanning } from './replanning.ts';

/** A change of a constraint: to another value, or dropped where it has none. */
export interface Change {
  readonly constraint: Constraint;
  readonly to?: number;
}

/** Changes after which a plan exists, and what the cheapest costs then. */
export interface Relaxation {
  readonly changes: readonly Change[];
  readonly usdPerHour: number;
  readonly isProved: boolean;
}

/** Of many clashing classes, less of any is a way out of the same kind. */
const triedClasses = 5;

type Impossible = Extract<PlanResult, { status: 'impossible' }>;

/**
 * Ways out for a scenario without a plan: each clashing constraint by itself, loosened just as far as is needed, where that is
 * enough; and the fewest GPUs, replicas and units in all, as the planner found them. The cheapest plan first; demand that is not
 * served comes last.
 */
export async function relaxations(
  scenario: Scenario,
  clashing: readonly Constraint[],
  result: Impossible,
  planning: Replanning,
): Promise<readonly Relaxation[]> {
  const found: Relaxation[] = [];
  const isClass = ({ kind }: Constraint) => kind === 'class';
  const hard = clashing.filter((constraint) => !isClass(constraint));
  for (const constraint of [...hard, ...clashing.filter(isClass).slice(0, triedClasses)]) {
    const alone = await loosened(scenario, constraint, planning);
    if (alone !== undefined) found.push(alone);
  }
  const together = jointChanges(scenario, result);
  const isNew =
    together.length > 1 || !found.some(({ changes: [only] }) => only?.constraint.text === together[0]?.constraint.text);
  const joint = together.length > 0 && isNew ? await planned(scenario, together, planning) : undefined;
  const all = joint === undefined ? found : [...found, joint];
  return [...all].sort(
    (one, other) => Number(leavesOut(one)) - Number(leavesOut(other)) || one.usdPerHour - other.usdPerHour,
  );
}

function leavesOut({ changes }: Relaxation): boolean {
  return changes.some(({ constraint }) => constraint.kind === 'class');
}

async function planned(
  scenario: Scenario,
  changes: readonly Change[],
  planning: Replanning,
): Promise<Relaxation | undefined> {
  const other = changes.reduce((changing, { constraint, to }) => changed(changing, constraint, to), scenario);
  const result = await planning.plan(other, 'what the ways out cost');
  if (result?.status !== 'planned') return undefined;
  return { changes, usdPerHour: evaluate(other, result.plan).usdPerHour, isProved: isOptimal(result) };
}

/** The least that a constraint must be loosened by itself, by halving; undefined where dropping it is not enough. */
async function loosened(
  scenario: Scenario,
  constraint: Constraint,
  planning: Replanning,
): Promise<Relaxation | undefined> {
  const dropped = changed(scenario, constraint, undefined);
  const result = await planning.plan(dropped, `without the ${constraint.text}`);
  if (result?.status !== 'planned') return undefined;
  const whole = {
    changes: [{ constraint }],
    usdPerHour: evaluate(dropped, result.plan).usdPerHour,
    isProved: isOptimal(result),
  };
  if (constraint.kind === 'slices' || constraint.kind === 'survive') return whole;
  const enough = usedOf(scenario, constraint, countsOf(dropped, result)) ?? 0;
  const grid = gridOf(scenario, constraint);
  const value = (steps: number) =>
    loosestOf(constraint, constraint.have + (isMost(constraint) ? steps : -steps) * grid);
  let [low, high] = [0, Math.max(1, Math.ceil(Math.abs(enough - constraint.have) / grid - 1e-9))];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const tried = await planning.plan(
      changed(scenario, constraint, value(middle)),
      `how far to loosen ${constraint.text}`,
      1,
    );
    if (tried === undefined || tried.status === 'gave-up') break;
    if (tried.status === 'planned') high = middle;
    else low = middle;
  }
  return planned(scenario, [{ constraint, to: value(high) }], planning);
}

function loosestOf({ bound }: Constraint, value: number): number {
  const inside = Math.max(0, bound === 'atMostShare' ? Math.min(1, value) : value);
  return Number(inside.toPrecision(10));
}

/** How finely a value is sought: by the piece, the cent, the tenth of a percent. */
function gridOf(scenario: Scenario, constraint: Constraint): number {
  switch (constraint.kind) {
    case 'class':
      return constraint.have / 1000;
    case 'limit': {
      const [row] = rowsOf(scenario, constraint);
      return row?.isShare ? 0.001 : row?.unit === 'usdPerHour' ? 0.01 : 1;
    }
    case 'stock':
    case 'max-replicas':
    case 'min-replicas':
      return 1;
    default:
      return 0.001;
  }
}

/** What the planner's diagnosis would add, as changes; none where a class can be served by nothing. */
function jointChanges(scenario: Scenario, { blockers, limits = [] }: Impossible): readonly Change[] {
  if (blockers.some(({ kind }) => kind === 'class')) return [];
  const constraints = constraintsOf(scenario);
  const change = (isIt: (constraint: Constraint) => boolean, to: number): readonly Change[] =>
    constraints.filter(isIt).map((constraint) => ({ constraint, to }));
  const ofBlockers = blockers.flatMap((blocker): readonly Change[] => {
    if (blocker.kind === 'stock')
      return change(({ kind, name }) => kind === 'stock' && name === blocker.gpu, blocker.enough);
    if (blocker.kind === 'class') return [];
    const held = blocker.kind === 'nodes' ? blocker.node : blocker.offer;
    return change(({ kind, name }) => kind === 'max-replicas' && name === held, blocker.enough);
  });
  const ofLimits = limits.flatMap(({ limit, bound, isShare, enough }) => {
    const field = `${bound === 'at-most' ? 'atMost' : 'atLeast'}${isShare ? 'Share' : ''}`;
    return change((each) => each.kind === 'limit' && each.name === limit && each.bound === field, enough);
  });
  return loosest([...ofBlockers, ...ofLimits]);
}

/** One change a constraint: where groups of a limit need different values, the one that is enough for all. */
function loosest(changes: readonly Change[]): readonly Change[] {
  const found = new Map<string, Change>();
  for (const change of changes) {
    const { text } = change.constraint;
    const before = found.get(text)?.to;
    const isLooser =
      before === undefined || (isMost(change.constraint) ? (change.to ?? 0) > before : (change.to ?? 0) < before);
    if (isLooser) found.set(text, change);
  }
  return [...found.values()];
}
