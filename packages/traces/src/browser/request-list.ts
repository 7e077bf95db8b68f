import { InputError, quoted, suggestion } from '@fleetmix/core';
import type { Requests } from './aggregate-requests.ts';

/** Requests as they are read, one after another. */
export interface RequestList {
  readonly arrivalS: number[];
  readonly inputTokens: number[];
  readonly outputTokens: number[];
  readonly models: string[];
}

/** The list with requests of one model only, and how many it lost. @throws InputError where there is no such model */
export function ofModel(list: RequestList, model: string, isNamed: boolean): RequestList & { readonly lost: number } {
  if (!isNamed) throw new InputError([{ path: 'model', message: 'the log does not name models.' }], 'options');
  const counts = new Map<string, number>();
  for (const name of list.models) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  if (!names.includes(model)) {
    const message = `the log has no requests of ${quoted(model)}.${suggestion(model, names)} Found: ${names.slice(0, 10).map(quoted).join(', ')}.`;
    throw new InputError([{ path: 'model', message }], 'options');
  }
  const isKept = (_: unknown, at: number) => list.models[at] === model;
  return {
    arrivalS: list.arrivalS.filter(isKept),
    inputTokens: list.inputTokens.filter(isKept),
    outputTokens: list.outputTokens.filter(isKept),
    models: list.models.filter(isKept),
    lost: list.models.length - (counts.get(model) ?? 0),
  };
}

/** The requests in the order of their arrival, and at how many places they were not. */
export function inOrder(
  list: RequestList,
  { times, models }: { readonly times: boolean; readonly models: boolean },
): { readonly requests: Requests; readonly backwards: number } {
  const { arrivalS, inputTokens, outputTokens } = list;
  const backwards = times
    ? arrivalS.reduce((places, arrival, at) => places + (arrival < (arrivalS[at - 1] ?? arrival) ? 1 : 0), 0)
    : 0;
  if (backwards === 0) return { requests: typed(list, times, models), backwards };
  const order = Uint32Array.from(arrivalS.keys()).sort(
    (a, b) =>
      (arrivalS[a] as number) - (arrivalS[b] as number) ||
      (inputTokens[a] as number) - (inputTokens[b] as number) ||
      (outputTokens[a] as number) - (outputTokens[b] as number),
  );
  const sorted = (values: readonly number[]) => Array.from(order, (at) => values[at] as number);
  const ordered = {
    arrivalS: sorted(arrivalS),
    inputTokens: sorted(inputTokens),
    outputTokens: sorted(outputTokens),
    models: list.models,
  };
  return { requests: typed(ordered, times, models), backwards };
}

/** Models are counted only: their order does not matter. */
function typed(list: RequestList, times: boolean, models: boolean): Requests {
  return {
    ...(times ? { arrivalS: Float64Array.from(list.arrivalS) } : {}),
    inputTokens: Int32Array.from(list.inputTokens),
    outputTokens: Int32Array.from(list.outputTokens),
    ...(models ? { models: list.models } : {}),
  };
}
