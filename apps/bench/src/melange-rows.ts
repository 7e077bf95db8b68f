import { existsSync, readFileSync } from 'node:fs';
import { readScenario, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';
import type { Row } from './row.ts';
import { duel, median } from './timing.ts';

const file = new URL('../../../../shared/data/reference/melange_golden.json', import.meta.url);

/** Mélange's reference instances, divided freely: our engine against HiGHS in WebAssembly, both warm, in one process. */
export async function melangeRows(): Promise<readonly Row[]> {
  if (!existsSync(file)) {
    console.error('No reference instances beside the repository: their rows are left out.');
    return [];
  }
  const [ours, theirs] = [exact(), exact({ solver: highs() })];
  const duels: { readonly ours: number; readonly theirs: number }[] = [];
  for (const scenario of instances()) duels.push(await duel(ours, theirs, scenario, { rounds: 5 }));
  const total = (side: 'ours' | 'theirs') => duels.reduce((sum, times) => sum + times[side], 0);
  const ratios = duels.map((times) => times.theirs / times.ours);
  const name = `Mélange's ${duels.length} instances, divided freely, against HiGHS`;
  return [
    { name: `${name}: total`, ours: total('ours'), theirs: total('theirs'), ratio: total('theirs') / total('ours') },
    {
      name: `${name}: median ratio`,
      ours: median(duels.map((times) => times.ours)),
      theirs: median(duels.map((times) => times.theirs)),
      ratio: median(ratios),
      target: '20x',
      met: median(ratios) >= 20,
    },
    {
      name: `${name}: worst ratio`,
      ours: Math.max(...duels.map((times) => times.ours)),
      theirs: Math.max(...duels.map((times) => times.theirs)),
      ratio: Math.min(...ratios),
      target: '1x',
      met: Math.min(...ratios) >= 1,
    },
  ];
}

function instances(): readonly Scenario[] {
  const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'instances' | 'hard_instances',
    readonly { readonly input: unknown }[]
  >;
  return [...golden.instances, ...golden.hard_instances].map(({ input }) => {
    const scenario = readScenario(input);
    return { ...scenario, options: { ...scenario.options, slices: 'none' as const } };
  });
}
