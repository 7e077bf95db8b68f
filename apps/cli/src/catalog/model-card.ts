import { type Model, parameterCount } from '@fleetmix/catalog';
import { whole } from '../output/figures.ts';
import { card } from './card.ts';
import { attentionText, billions } from './model-columns.ts';
import { sourceText } from './source-lines.ts';

/** Everything that the catalog says of one model. */
export function modelCard(model: Model): string {
  const { layers, hidden, headDim, intermediate, vocab, tied, publishedBillions } = model;
  const gated = (model.feedForwardMatrices ?? 3) === 3 ? 'gated, 3 matrices' : 'not gated, 2 matrices';
  return card(`${model.id} (${model.family})`, [
    ['parameters', parametersText(model)],
    ['published', publishedBillions === undefined ? '' : publishedText(publishedBillions)],
    ['layers', `${layers}, ${whole(hidden)} wide`],
    ['attention', `${attentionText(model)}, heads of ${model.mla === undefined ? headDim : model.mla.vHeadDim}`],
    ['window', windowText(model)],
    ['feed-forward', `${whole(intermediate)} wide, ${gated}`],
    ['experts', expertsText(model)],
    ['vocabulary', `${whole(vocab)}, ${tied ? 'one embedding in and out' : 'two embeddings'}`],
    ['context', `${whole(model.maxContextTokens)} tokens`],
    ['published in', model.nativePrecision],
    ['also', model.aliases.join(', ')],
    ['source', sourceText(model.source)],
    ['unchecked', model.verified ? '' : 'the shape comes from general knowledge, not from a config.json'],
    ['note', model.note ?? ''],
  ]);
}

function parametersText(model: Model): string {
  const { total, active } = parameterCount(model);
  return model.moe === undefined ? billions(total) : `${billions(total)}, ${billions(active)} for each token`;
}

function publishedText({ total, active }: NonNullable<Model['publishedBillions']>): string {
  return active === undefined ? `${total}B` : `${total}B, ${active}B for each token`;
}

function windowText({ slidingWindow, layers }: Model): string {
  if (slidingWindow === undefined) return '';
  return `${slidingWindow.layers} of ${layers} layers look back ${whole(slidingWindow.tokens)} tokens`;
}

function expertsText({ moe, layers }: Model): string {
  if (moe === undefined) return '';
  const shared = moe.sharedIntermediate === 0 ? '' : `, ${whole(moe.sharedIntermediate)} shared`;
  const dense = moe.denseLayers === 0 ? '' : `; ${moe.denseLayers} of ${layers} layers without`;
  return `${moe.expertsPerToken} of ${moe.experts}, each ${whole(moe.expertIntermediate)} wide${shared}${dense}`;
}
