import type { ScenarioDocument } from '../read/schema.ts';
import { nodeDocument } from './node-document.ts';
import type { Scenario } from './scenario.ts';

/** The scenario as plain data in the shape of a file, which reads back as the same scenario. */
export function scenarioDocument({
  name,
  workload,
  offers,
  capacity,
  pools,
  stock,
  limits,
  survive,
  prefer,
  current,
  periods,
  futures,
  objective,
  options,
  slo,
}: Scenario): ScenarioDocument {
  const width = workload.classes.length;
  const rows = offers.flatMap((offer, row) =>
    offer.isNode === true ? [] : [{ ...offer, capacity: [...capacity.subarray(row * width, (row + 1) * width)] }],
  );
  const nodes = offers.filter(({ isNode }) => isNode === true).map(nodeDocument);
  const document = {
    fleetmix: 1,
    name,
    ...(slo === undefined ? {} : { slo }),
    workload,
    offers: rows,
    ...(pools === undefined ? {} : { pools }),
    ...(nodes.length === 0 ? {} : { nodes }),
    ...(stock.size === 0 ? {} : { stock: Object.fromEntries(stock) }),
    ...(limits === undefined ? {} : { limits }),
    ...(survive === undefined ? {} : { survive }),
    ...(prefer === undefined ? {} : { prefer }),
    ...(current === undefined ? {} : { current: Object.fromEntries(current) }),
    ...(periods === undefined ? {} : { periods }),
    ...(futures === undefined ? {} : { futures }),
    ...(objective === undefined ? {} : { objective }),
    options,
  };
  // Readonly lists on one side, plain ones on the other.
  return document as unknown as ScenarioDocument;
}
