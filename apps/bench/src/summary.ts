import { against, type Row } from './row.ts';
import { type Duel, median } from './timing.ts';

/** What is asked of a set of duels: the least ratio of total times, in the median, and of each. */
export interface Targets {
  readonly total?: number;
  readonly median: number;
  readonly each: number;
}

/** Whether we proved all, and the total, median and worst ratio. What was stopped took at least the time that is counted. */
export function summary(name: string, duels: readonly Duel[], targets: Targets): readonly Row[] {
  const [ours, theirs] = [duels.map((duel) => duel.ours.ms), duels.map((duel) => duel.theirs.ms)];
  const middle = median(duels.map(ratioOf));
  const [worst, ...next] = [...duels].sort((a, b) => ratioOf(a) - ratioOf(b)).slice(0, 3) as [Duel, ...Duel[]];
  return [
    proved(name, duels),
    {
      ...against(`${name}: total`, sum(ours), sum(theirs), targets.total),
      theirsStopped: duels.some((duel) => duel.theirs.stopped),
    },
    {
      name: `${name}: median ratio`,
      ours: median(ours),
      theirs: median(theirs),
      ratio: middle,
      target: `${targets.median}x`,
      met: middle >= targets.median,
    },
    {
      ...against(`${name}: worst ratio`, worst.ours.ms, worst.theirs.ms, targets.each),
      theirsStopped: worst.theirs.stopped,
      remark: `${worst.name}; next ${next.map((duel) => `${duel.name} ${ratioOf(duel).toFixed(1)}x`).join(', ')}`,
    },
  ];
}

/** What each side proved, and which engine did it for us. */
function proved(name: string, duels: readonly Duel[]): Row {
  const open = duels.filter((duel) => duel.ours.stopped).map((duel) => duel.name);
  const theirs = duels.filter((duel) => !duel.theirs.stopped).length;
  const solvers = duels.map((duel) => duel.ours.solver);
  const engines = [...new Set(solvers)].map((name) => `${name} ${solvers.filter((other) => other === name).length}`);
  const left = open.length === 0 ? '' : `, open: ${open.join(', ')}`;
  return {
    name: `${name}: proved`,
    target: 'all',
    met: open.length === 0,
    remark: `ours ${duels.length - open.length} (${engines.join(', ')}${left}), theirs ${theirs}`,
  };
}

function ratioOf({ ours, theirs }: Duel): number {
  return theirs.ms / ours.ms;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
