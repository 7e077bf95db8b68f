import { type Model, parameterCount } from '@fleetmix/catalog';
import { type Column, shortened } from './listing.ts';

/** Models as CSV has them, and the figures that fit in a terminal. */
export const modelColumns: readonly Column<Model>[] = [
  { name: 'id', of: ({ id }) => id, shown: { head: 'model', text: (model) => `${shortId(model)}${mark(model)}` } },
  { name: 'family', of: ({ family }) => family },
  { name: 'parameters', of: totalOf, shown: { head: 'params', align: 'right', text: (m) => billions(totalOf(m)) } },
  {
    name: 'active',
    of: activeOf,
    shown: { head: 'active', align: 'right', text: (m) => (m.moe === undefined ? '' : billions(activeOf(m))) },
  },
  { name: 'layers', of: ({ layers }) => layers },
  { name: 'hidden', of: ({ hidden }) => hidden },
  { name: 'attention', of: attentionText, shown: { head: 'attention' } },
  { name: 'heads', of: ({ heads }) => heads },
  { name: 'kvHeads', of: ({ kvHeads }) => kvHeads },
  { name: 'headDim', of: ({ headDim }) => headDim },
  { name: 'intermediate', of: ({ intermediate }) => intermediate },
  { name: 'vocab', of: ({ vocab }) => vocab },
  {
    name: 'context',
    of: ({ maxContextTokens }) => maxContextTokens,
    shown: {
      head: 'context',
      align: 'right',
      text: ({ maxContextTokens }) => `${Math.floor(maxContextTokens / 1024)}k`,
    },
  },
  { name: 'windowTokens', of: ({ slidingWindow }) => slidingWindow?.tokens },
  { name: 'windowLayers', of: ({ slidingWindow }) => slidingWindow?.layers },
  { name: 'window', of: windowText, shown: { head: 'window' } },
  { name: 'experts', of: expertsText, shown: { head: 'experts' } },
  { name: 'precision', of: ({ nativePrecision }) => nativePrecision, shown: { head: 'in' } },
  { name: 'tied', of: ({ tied }) => tied },
  { name: 'feedForwardMatrices', of: ({ feedForwardMatrices = 3 }) => feedForwardMatrices },
  { name: 'verified', of: ({ verified }) => verified },
  { name: 'aliases', of: ({ aliases }) => aliases.join(' ') },
  { name: 'source', of: ({ source }) => source.title },
  { name: 'sourceUrl', of: ({ source }) => source.url },
  { name: 'note', of: ({ note }) => note },
];

/** All parameters, counted from the shape. */
export function totalOf(model: Model): number {
  return parameterCount(model).total;
}

function activeOf(model: Model): number {
  return parameterCount(model).active;
}

/** `70.6B`, `1.03T`. */
export function billions(count: number): string {
  return count >= 1e12 ? `${(count / 1e12).toFixed(2)}T` : `${Number((count / 1e9).toPrecision(3))}B`;
}

/** The organisation in front is the publisher's, and a long name would leave no room for the figures. */
function shortId({ id }: Model): string {
  return shortened(id.slice(id.lastIndexOf('/') + 1), 30);
}

function mark({ verified }: Model): string {
  return verified ? '' : '*';
}

/** `GQA 32/8`: query heads to key and value heads; MHA where each has its own, MLA where they are compressed. */
export function attentionText({ heads, kvHeads, mla }: Model): string {
  if (mla !== undefined) return `MLA ${mla.kvLoraRank}+${mla.qkRopeHeadDim}`;
  return kvHeads === heads ? `MHA ${heads}` : `${kvHeads === 1 ? 'MQA' : 'GQA'} ${heads}/${kvHeads}`;
}

/** `36 x 8192`: layers that look back so many tokens; '' where all look back over everything. */
function windowText({ slidingWindow }: Model): string {
  return slidingWindow === undefined ? '' : `${slidingWindow.layers} x ${slidingWindow.tokens}`;
}

function expertsText({ moe }: Model): string {
  if (moe === undefined) return '';
  const shared = Math.round(moe.sharedIntermediate / moe.expertIntermediate);
  return `${moe.expertsPerToken} of ${moe.experts}${shared > 0 ? ` +${shared}` : ''}`;
}
