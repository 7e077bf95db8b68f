import { comparePicture, type PlannerCost } from '@fleetmix/charts';
import { counted } from '../output/figures.ts';
import { writePicture } from '../output/write-picture.ts';
import type { Terminal } from '../terminal.ts';
import { type Compared, type Comparison, holds } from './comparison.ts';

/** Draws what each planner asks for into a file, and says so. */
export async function writeCompareChart(path: string, compared: Comparison, terminal: Terminal): Promise<void> {
  await writePicture(path, comparePicture(compared.scenario, compared.results.map(costOf)));
  terminal.note(`Wrote ${path}`);
}

/** A plan that breaks rules is no cheaper plan: it gets words in place of a bar. */
function costOf(result: Compared): PlannerCost {
  const { planner, usdPerHour = null, violations = [] } = result;
  if (holds(result)) return { planner, usdPerHour };
  const note = violations.length > 0 ? `breaks ${counted(violations.length, 'rule')}` : 'no plan';
  return { planner, usdPerHour: null, note };
}
