/** A file of its own, so that it is loaded when the plan stands, and not before. */
export { unitCosts } from '@fleetmix/core';
