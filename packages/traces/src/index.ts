/**
 * Request logs, read into a workload: request classes with their demand.
 * @module
 */

export { type Column, columnsOf } from './columns.ts';
export type { Request } from './request.ts';
