import { lowest } from './lowest.ts';
import { type Router, serves } from './router.ts';

/** One engine after the other, whatever they have to do. */
export function roundRobin(): Router {
  return {
    name: 'round-robin',
    open: (accepting) => {
      let turn = -1;
      return (request) => {
        for (let tried = 0; tried < accepting.length; tried += 1) {
          turn = (turn + 1) % accepting.length;
          const engine = accepting[turn];
          if (engine !== undefined && serves(engine, request)) return engine;
        }
        return undefined;
      };
    },
  };
}

/** Any engine, all alike. */
export function randomly(): Router {
  return {
    name: 'random',
    open: (accepting, random) => (request) => {
      const able = accepting.filter((engine) => serves(engine, request));
      return able[Math.floor(random() * able.length)];
    },
  };
}

/** The engine with the fewest requests, waiting or running. */
export function leastRequests(): Router {
  return {
    name: 'least-requests',
    open: (accepting, random) => (request) =>
      lowest(accepting, request, Math.floor(random() * accepting.length), ({ requests }) => requests),
  };
}

/**
 * The engine with the least work in it. `workOf` says what a request brings to an engine of the offer at a position; tokens
 * where absent (input tokens, and ten times the output tokens, which cost about as much each).
 */
export function leastWork(workOf?: Router['workOf']): Router {
  return {
    name: 'least-work',
    workOf: workOf ?? (({ inputTokens, outputTokens }) => inputTokens + 10 * outputTokens),
    open: (accepting, random) => (request) =>
      lowest(accepting, request, Math.floor(random() * accepting.length), ({ work }) => work),
  };
}
