import { extname } from 'node:path';
import { type Scenario, scenarioDocument } from '@fleetmix/core';

/** How a scenario can be written. */
export const scenarioFormats = ['yaml', 'json'] as const;
export type ScenarioFormat = (typeof scenarioFormats)[number];

/** The format that an output file's ending asks for; YAML where it asks for none. */
export function scenarioFormatOf(path: string | undefined): ScenarioFormat {
  return extname(path ?? '').toLowerCase() === '.json' ? 'json' : 'yaml';
}

/** Things that are shorter than this as JSON stand on one line. */
const mostOnALine = 220;

/** The scenario as a file. YAML has what was assumed as comments before it, and a class or a list of capacities a line. */
export async function formatScenario(format: ScenarioFormat, scenario: Scenario): Promise<string> {
  const document = scenarioDocument(scenario);
  if (format === 'json') return JSON.stringify(document, null, 2);
  const { Document, isCollection, isMap, isScalar, isSeq, visit } = await import('yaml');
  const isNumber = (value: unknown) => isScalar(value) && typeof value.value === 'number';
  const yaml = new Document(document);
  yaml.commentBefore = scenario.notices.map((notice) => ` ${notice.replace(/\s+/g, ' ')}`).join('\n');
  visit(yaml, {
    Collection(key, node, path) {
      const isShort = path.length > 2 && JSON.stringify(node.toJS(yaml)).length <= mostOnALine;
      const isList = isSeq(node) && node.items.every((item) => !isCollection(item));
      // Factors on the demand of many classes.
      const isAmounts = path.length > 2 && isMap(node) && node.items.every(({ value }) => isNumber(value));
      if (isShort || isList || isAmounts) node.flow = true;
      return key === null || !node.flow ? undefined : visit.SKIP;
    },
  });
  return yaml.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}
