/**
 * Request logs, read into a workload: request classes with their demand.
 * @module
 */

export { className } from './class-name.ts';
export { type Column, columnsOf } from './columns.ts';
export type { Request } from './request.ts';
