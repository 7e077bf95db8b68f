import type { TotalBounds } from '../problem.ts';
import type { Snapshot } from '../simplex/snapshot.ts';
import type { CellBounds } from './cell-bounds.ts';

/** A part of the tree still to be looked at. */
export interface Node {
  /** Proved by the parent. */
  readonly bound: number;
  readonly bounds: TotalBounds;
  readonly cells: CellBounds | undefined;
  /** Where the last link of `cells` says `n_bj = k`: its sibling with one slice less comes after it. */
  readonly hasFewer: boolean;
  readonly basis: Snapshot;
  /** Order of creation: decides between equal bounds, the latest first. */
  readonly serial: number;
}

/** Open nodes, best bound first. */
export interface NodeQueue {
  readonly heap: Node[];
}

/** An empty queue. */
export function nodeQueue(): NodeQueue {
  return { heap: [] };
}

/** Adds a node. */
export function push({ heap }: NodeQueue, node: Node): void {
  heap.push(node);
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(node, heap[parent] as Node)) break;
    heap[at] = heap[parent] as Node;
    at = parent;
  }
  heap[at] = node;
}

/** Takes the node of the lowest bound. */
export function pop({ heap }: NodeQueue): Node | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Node, heap[child] as Node)) child += 1;
    if (!isBefore(heap[child] as Node, last)) break;
    heap[at] = heap[child] as Node;
    at = child;
  }
  heap[at] = last;
  return top;
}

/** The lowest bound of any open node; Infinity where there is none. */
export function lowestBound({ heap }: NodeQueue): number {
  return heap[0]?.bound ?? Number.POSITIVE_INFINITY;
}

function isBefore(one: Node, other: Node): boolean {
  return one.bound < other.bound || (one.bound === other.bound && one.serial > other.serial);
}
