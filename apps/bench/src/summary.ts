import { against, type Row } from './row.ts';
import { type Duel, median } from './timing.ts';

/** What is asked of a set of duels: the least ratio of total times, in the median, and of each. */
export interface Targets {
  readonly total?: number;
  readonly median: number;
  readonly worst: number;
}

/** Total, median and worst ratio of many duels. What was stopped took at least the time that is counted. */
export function summary(name: string, duels: readonly Duel[], targets: Targets): readonly Row[] {
  const [ours, theirs] = [duels.map((duel) => duel.ours), duels.map((duel) => duel.theirs)];
  const ratios = duels.map((duel) => duel.theirs / duel.ours);
  const worst = duels[ratios.indexOf(Math.min(...ratios))] as Duel;
  const middle = median(ratios);
  const total = against(`${name}: total`, sum(ours), sum(theirs), targets.total ?? 0, remark(duels));
  const { target: _, met: __, ...untargeted } = total;
  return [
    targets.total === undefined ? untargeted : total,
    {
      name: `${name}: median ratio`,
      ours: median(ours),
      theirs: median(theirs),
      ratio: middle,
      target: `${targets.median}x`,
      met: middle >= targets.median,
    },
    against(`${name}: worst ratio`, worst.ours, worst.theirs, targets.worst),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function remark(duels: readonly Duel[]): string {
  const stopped = duels.filter((duel) => duel.stopped).length;
  const engines = [...new Set(duels.map(({ solver }) => solver))].map(
    (solver) => `${solver} ${duels.filter((duel) => duel.solver === solver).length}`,
  );
  return `ours proved all: ${engines.join(', ')}${stopped > 0 ? `; theirs stopped on ${stopped}` : ''}`;
}
