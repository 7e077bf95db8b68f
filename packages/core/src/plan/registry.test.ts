import { describe, expect, it } from 'vitest';
import { readScenario } from '../read/read-scenario.ts';
import { scenarioJsonSchema } from '../read/schema.ts';
import { quoted, suggestion } from '../scenario/names.ts';
import { restrict } from '../scenario/restrict.ts';
import { gpuTypes, requiredDemand } from '../scenario/scenario.ts';
import type { Planner } from './planner.ts';
import { type PlannerFactory, type PlannerRegistry, plannersNamed, UnknownPlannerError } from './registry.ts';

const scenario = readScenario({
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'c', demand: 3 },
      { name: 'd', demand: 1 },
    ],
  },
  offers: ['A', 'B', 'A'].map((gpu, position) => ({
    name: `o${position}`,
    gpu,
    usdPerHour: 1,
    capacity: [position, 10 + position],
  })),
  options: { headroom: 0.5 },
});

function named(name: string): Planner {
  return { name, plan: async () => ({ status: 'gave-up', reason: 'it is a test', exhausted: false }) };
}

describe('planners by name', () => {
  const registry: PlannerRegistry = new Map<string, PlannerFactory>([
    ['mine', () => [named('mine')]],
    ['each', (on, gpu) => (gpu === undefined ? gpuTypes(on) : [gpu]).map((type) => named(`each:${type}`))],
  ]);
  const names = (name: string) => plannersNamed(name, registry, scenario).map((planner) => planner.name);

  it('one name may stand for one planner, for several, or take an argument', () => {
    expect([names('mine'), names('each'), names('each:B:x')]).toEqual([['mine'], ['each:A', 'each:B'], ['each:B:x']]);
  });

  it('an unknown name is answered with the near one and with all', () => {
    expect(() => names('mien')).toThrow(UnknownPlannerError);
    expect(() => names('mien')).toThrow('no planner is called "mien". Did you mean "mine"? There are: mine, each.');
  });
});

describe('names', () => {
  it('are suggested when near, whatever their case, and not when far', () => {
    expect(suggestion('A100-80gb', ['A100-80GB', 'H100'])).toBe(' Did you mean "A100-80GB"?');
    expect(suggestion('zebra', ['A100-80GB'])).toBe('');
    expect(suggestion('x', [])).toBe('');
  });

  it('are quoted with their control characters escaped', () => {
    expect(quoted('a"b\u001b[31m')).toBe('"a\\"b\\u001b[31m"');
  });
});

describe('a scenario', () => {
  it('keeps rows of capacity with their offers when it is restricted', () => {
    const only = restrict(scenario, ({ gpu }) => gpu === 'A');
    expect(only.offers.map(({ name }) => name)).toEqual(['o0', 'o2']);
    expect([...only.capacity]).toEqual([0, 10, 2, 12]);
  });

  it('asks for its demand with headroom', () => {
    expect([...requiredDemand(scenario)]).toEqual([4.5, 1.5]);
  });

  it('has a JSON Schema that describes every field and allows no other', () => {
    const schema = scenarioJsonSchema() as {
      required: string[];
      additionalProperties: boolean;
      properties: Record<string, { description?: string }>;
    };
    expect(schema.required).toEqual(['fleetmix', 'workload', 'offers']);
    expect(schema.additionalProperties).toBe(false);
    expect(JSON.stringify(schema)).toContain('"capacity":{"type":"array"');
    expect(schema.properties['stock']?.description).toContain('GPUs to be had');
  });
});
