import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { golden, type MelangeInstance, near } from './golden.ts';
import { emptyFolder, fleetmix } from './run-cli.ts';

const file =
  golden<Readonly<Record<'instances' | 'hard_instances', readonly MelangeInstance[]>>>('melange_golden.json');
const instances = file === undefined ? [] : [...file.instances, ...file.hard_instances];
const cwd = emptyFolder();
for (const { id, input } of instances) writeFileSync(join(cwd, `${id}.json`), JSON.stringify(input));

describe.skipIf(instances.length === 0).concurrent("Mélange's instances, on the command line", () => {
  it.each(instances)('$id costs what was proved, with the slices of its file', async ({ id, optimal_cost }) => {
    const run = await fleetmix(['plan', `${id}.json`, '--json'], { cwd });
    const { usdPerHour, guarantee } = JSON.parse(run.stdout);
    expect(near(usdPerHour, optimal_cost), `${usdPerHour} for ${optimal_cost}`).toBe(true);
    expect(guarantee.kind).toBe('optimal');
    expect(run.code).toBe(0);
  });

  it.each(instances)('$id costs what was proved, divided freely', async ({ id, continuous }) => {
    const run = await fleetmix(['plan', `${id}.json`, '--slices', 'none', '--json'], { cwd });
    const { usdPerHour, guarantee } = JSON.parse(run.stdout);
    expect(near(usdPerHour, continuous.optimal_cost), `${usdPerHour} for ${continuous.optimal_cost}`).toBe(true);
    expect(guarantee.kind).toBe('optimal');
    expect(run.code).toBe(0);
  });

  it.each(instances.slice(0, 6))(
    "$id is answered in Mélange's own form, which checks out",
    async ({ id, input, optimal_cost }) => {
      const run = await fleetmix(['plan', `${id}.json`, '--format', 'melange'], { cwd });
      const { cost, ...counts } = JSON.parse(run.stdout);
      expect(Object.keys(counts)).toEqual(Object.keys((input as { gpu_info: object }).gpu_info));
      expect(near(cost, optimal_cost)).toBe(true);
      writeFileSync(join(cwd, `${id}.out.json`), run.stdout);
      const checked = await fleetmix(['check', `${id}.json`, `${id}.out.json`, '--json'], { cwd });
      expect(JSON.parse(checked.stdout)).toMatchObject({ holds: true, routesFrom: 'fleetmix', violations: [] });
    },
  );
});
