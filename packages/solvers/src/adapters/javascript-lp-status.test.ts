import { expect, it } from 'vitest';
import { type JavascriptLpAnswer, javascriptLpEnding } from './javascript-lp-status.ts';

const solved: JavascriptLpAnswer = {
  feasible: true,
  bounded: true,
  isIntegral: true,
  whole: true,
  late: false,
  cycled: false,
};

it.each<[sentence: string, answer: Partial<JavascriptLpAnswer>, ending: object]>([
  ['a whole point in time is optimal', {}, { status: 'optimal' }],
  ['a whole point after the limit is only feasible', { late: true }, { status: 'feasible', limit: 'time' }],
  [
    'fractions after the limit are nothing, though it says feasible',
    { late: true, isIntegral: false },
    { status: 'unknown', limit: 'time' },
  ],
  [
    'infeasible after the limit is no proof',
    { late: true, feasible: false, isIntegral: false },
    { status: 'unknown', limit: 'time' },
  ],
  ['infeasible in time is infeasible', { feasible: false, isIntegral: false }, { status: 'infeasible' }],
  ['fractions in time contradict themselves', { isIntegral: false }, { status: 'broken' }],
  ['a search that lost a part to a cycle proves nothing', { cycled: true }, { status: 'feasible', limit: 'other' }],
  [
    'nothing found by such a search proves nothing',
    { cycled: true, feasible: false, isIntegral: false },
    { status: 'unknown', limit: 'other' },
  ],
  ['an objective without end is unbounded where there is a point', { bounded: false }, { status: 'unbounded' }],
  [
    'and is left open where there is none',
    { bounded: false, isIntegral: false },
    { status: 'infeasible-or-unbounded' },
  ],
  ['a linear program needs nothing whole', { whole: false, isIntegral: false }, { status: 'optimal' }],
  ['a linear program takes no notice of time', { whole: false, isIntegral: false, late: true }, { status: 'optimal' }],
  [
    'a linear program that cycles proves nothing',
    { whole: false, isIntegral: false, feasible: false, cycled: true },
    { status: 'unknown', limit: 'other' },
  ],
])('%s', (_, answer, ending) => {
  expect(javascriptLpEnding({ ...solved, ...answer })).toEqual(ending);
});
