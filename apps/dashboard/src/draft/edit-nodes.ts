import type { NodeField } from './cell.ts';
import { type Draft, freeName } from './draft.ts';
import { withField } from './offer-value.ts';
import { type Entry, readAmount, readLimit, readName, readWhole } from './read-entry.ts';
import { renameNode } from './references.ts';

/** A node at the end, of eight GPUs at the price of as many of the last offer; nothing is packed on it yet. */
export function addNode(draft: Draft): Draft {
  const { nodes = [], offers } = draft;
  const { gpu = 'GPU', usdPerHour = 1, gpusPerReplica = 1 } = offers.at(-1) ?? {};
  const name = freeName(
    'new node',
    [...nodes, ...offers].map((one) => one.name),
  );
  return { ...draft, nodes: [...nodes, { name, gpu, gpus: 8, usdPerHour: (8 * usdPerHour) / gpusPerReplica }] };
}

/** The draft without a node; what was packed on it is sold by itself again, at the price that it has. */
export function removeNode(draft: Draft, row: number): Draft {
  const gone = draft.nodes?.[row]?.name;
  const left = (draft.nodes ?? []).toSpliced(row, 1);
  const offers = draft.offers.map((offer) => (offer.node === gone ? withField(offer, 'node', undefined) : offer));
  return withField({ ...draft, offers }, 'nodes', left.length === 0 ? undefined : left);
}

/** What stands in a cell of a node. */
export function nodeText(draft: Draft, row: number, field: NodeField): string {
  return String(draft.nodes?.[row]?.[field] ?? '');
}

/** The draft with a text typed into a cell of a node, or why that cannot stand there. */
export function readNodeCell(draft: Draft, row: number, field: NodeField, text: string): Entry<Draft> {
  const node = draft.nodes?.[row];
  if (node === undefined) return { problem: 'There is no such node.' };
  const entry = nodeEntry(field, text);
  if ('problem' in entry) return entry;
  const changed = withField(node, field, entry.value);
  return { value: renameNode({ ...draft, nodes: (draft.nodes ?? []).with(row, changed) }, node.name, changed.name) };
}

function nodeEntry(field: NodeField, text: string): Entry<unknown> {
  switch (field) {
    case 'name':
    case 'gpu':
      return readName(text);
    case 'gpus':
      return readWhole(text, 1);
    case 'usdPerHour':
      return readAmount(text);
    default:
      return readLimit(text);
  }
}
