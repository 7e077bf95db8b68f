import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from './schema.ts';

/** As much of a JSON Schema as ours uses. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly enum?: readonly string[];
  readonly const?: unknown;
}

const schema = scenarioJsonSchema() as Schema & { readonly $schema: string };
const requestClass = schema.properties?.['workload']?.properties?.['classes']?.items as Schema;
const offer = schema.properties?.['offers']?.items as Schema;

describe('the JSON Schema of a scenario', () => {
  it('is of the 2020 draft, and survives JSON', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('asks for the fields that are needed, and no others', () => {
    expect(schema.required).toEqual(['fleetmix', 'workload', 'offers']);
    expect(requestClass.required).toEqual(['name', 'demand']);
    // What is packed on a node has no price of its own.
    expect(offer.required).toEqual(['name', 'gpu', 'capacity']);
  });

  it('allows no field that is not named, at any depth', () => {
    const open = objects(schema).filter(
      ({ properties, additionalProperties }) => properties && additionalProperties !== false,
    );
    expect(open).toEqual([]);
    expect(objects(schema).length).toBeGreaterThanOrEqual(5);
  });

  it('says of every number and list what it means', () => {
    const fields = { ...schema.properties, ...requestClass.properties, ...offer.properties };
    const described = Object.keys(fields).filter((name) => fields[name]?.description !== undefined);
    expect(described).toEqual(
      expect.arrayContaining(['fleetmix', 'stock', 'name', 'inputTokens', 'demand', 'gpu', 'usdPerHour', 'capacity']),
    );
  });

  it('holds numbers to the bounds that reading does', () => {
    expect(schema.properties?.['fleetmix']?.const).toBe(1);
    expect(requestClass.properties?.['demand']).toMatchObject({ type: 'number', minimum: 0 });
    expect(requestClass.properties?.['inputTokens']?.prefixItems).toHaveLength(2);
    expect(offer.properties?.['capacity']?.items).toMatchObject({ type: 'number', minimum: 0 });
    expect(offer.properties?.['pricing']?.enum).toEqual(['on-demand', 'spot', 'reserved']);
    expect(schema.properties?.['offers']?.minItems).toBe(1);
  });
});

function objects(of: Schema): readonly Schema[] {
  const inner = [of.items, ...Object.values(of.properties ?? {})].filter((one) => one !== undefined);
  return [...(of.type === 'object' ? [of] : []), ...inner.flatMap(objects)];
}
