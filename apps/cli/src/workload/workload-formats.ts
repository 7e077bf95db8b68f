import { extname } from 'node:path';
import type { LogWorkload } from '@fleetmix/traces';

/** How a workload can be written. */
export const workloadFormats = ['table', 'json', 'yaml'] as const;
export type WorkloadFormat = (typeof workloadFormats)[number];

/** The format that an output file's ending asks for; a table where it asks for none. */
export function workloadFormatOf(path: string | undefined): WorkloadFormat {
  const ending = extname(path ?? '').toLowerCase();
  return ({ '.json': 'json', '.yaml': 'yaml', '.yml': 'yaml' } as const)[ending] ?? 'table';
}

/** A workload in a format. YAML is the part of a scenario file; JSON has the summary of the log with it. */
export async function formatWorkload(format: WorkloadFormat, log: LogWorkload): Promise<string> {
  switch (format) {
    case 'table':
      return (await import('./workload-table.ts')).workloadTable(log);
    case 'json':
      return JSON.stringify(workloadDocument(log), null, 2);
    case 'yaml':
      return yamlOf(log);
  }
}

/** With the hours of the day told apart, also the scenario's periods. */
async function yamlOf(log: LogWorkload): Promise<string> {
  const { dayPeriods } = await import('@fleetmix/sizing');
  const periods = dayPeriods(log);
  const document = { workload: log.workload, ...(periods === undefined ? {} : { periods }) };
  return (await import('yaml')).stringify(document, { lineWidth: 0 }).trimEnd();
}

function workloadDocument({ workload, classes, demand, representation, rates, day, summary, notices }: LogWorkload) {
  return {
    workload,
    classes,
    demand,
    representation,
    ...(rates === undefined
      ? {}
      : { rates: { windowS: rates.windowS, requestsPerSecond: [...rates.requestsPerSecond] } }),
    ...(day === undefined ? {} : { day }),
    summary,
    notices,
  };
}
