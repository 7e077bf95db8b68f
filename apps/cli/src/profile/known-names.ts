import { findGpu, findModel, type Gpu, type Model } from '@fleetmix/catalog';

/** The GPU that a benchmark names; undefined where the catalog has none of that name. */
export const knownGpu: (text: string) => Gpu | undefined = known(findGpu);

/** The same of a model. */
export const knownModel: (text: string) => Model | undefined = known(findModel);

/** Remembers: looking for names near an unknown one takes long, and files have thousands of entries. */
function known<Thing>(find: (text: string) => Thing): (text: string) => Thing | undefined {
  const found = new Map<string, Thing | undefined>();
  return (text) => {
    if (!found.has(text))
      found.set(
        text,
        attempt(() => find(text)),
      );
    return found.get(text);
  };
}

function attempt<Thing>(find: () => Thing): Thing | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof Error && error.name === 'UnknownNameError') return undefined;
    throw error;
  }
}
