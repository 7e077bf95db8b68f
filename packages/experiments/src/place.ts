import { InputError } from '@fleetmix/core';

/** Runs `read`; what it finds wrong is said to lie inside `path`. */
export async function inPlace<Value>(path: string, source: string, read: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, path: joined(path, problem.path) }));
    throw new InputError(problems, source, { cause: error });
  }
}

function joined(outer: string, inner: string): string {
  if (outer === '' || inner === '') return outer + inner;
  return inner.startsWith('[') ? outer + inner : `${outer}.${inner}`;
}
