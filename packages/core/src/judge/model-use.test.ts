import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import { evaluate } from './evaluate.ts';
import { modelUses } from './model-use.ts';

const given = readScenario({
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'short', model: 'chat', demand: 6 },
      { name: 'long', model: 'chat', demand: 2 },
      { name: 'fix', model: 'code', demand: 4 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [4, 1, 0] },
    { name: 'pair', gpu: 'H100', gpusPerReplica: 2, usdPerHour: 6, capacity: [0, 0, 2] },
    { name: 'both', gpu: 'H100', usdPerHour: 5, capacity: [8, 2, 4] },
  ],
  objective: { goal: 'most-served' },
});

function uses(scenario: typeof given, plan: Plan) {
  return modelUses(scenario, plan, evaluate(scenario, plan).offers);
}

describe('what a plan rents for a model', () => {
  it('is counted with what is served of it', () => {
    const plan = {
      replicas: [
        { offer: 'small', count: 2 },
        { offer: 'pair', count: 1 },
      ],
      routes: [
        { class: 'short', offer: 'small', share: 1 },
        { class: 'fix', offer: 'pair', share: 0.5 },
      ],
    };
    expect(uses(given, plan)).toEqual([
      { model: 'chat', replicas: 2, gpus: 2, usdPerHour: 2, served: 6, asked: 8 },
      { model: 'code', replicas: 1, gpus: 2, usdPerHour: 6, served: 2, asked: 4 },
    ]);
  });

  it('is split by load where an offer serves several, and is all of what could serve one only', () => {
    const plan = {
      replicas: [
        { offer: 'small', count: 1 },
        { offer: 'both', count: 2 },
      ],
      // 0.75 replicas of short and 0.25 of fix.
      routes: [
        { class: 'short', offer: 'both', share: 1 },
        { class: 'fix', offer: 'both', share: 0.25 },
      ],
    };
    expect(uses(given, plan)).toEqual([
      { model: 'chat', replicas: 2.5, gpus: 2.5, usdPerHour: 8.5, served: 6, asked: 8 },
      { model: 'code', replicas: 0.5, gpus: 0.5, usdPerHour: 2.5, served: 1, asked: 4 },
    ]);
  });

  it('is said to be shared where an offer could serve several', () => {
    expect(given.notices).toEqual([
      'offer "both" has capacity for chat and code: a replica is taken to serve several models at once. Where it holds one, make it an offer for each.',
    ]);
  });

  it('is not told where no class names one', () => {
    const classes = given.workload.classes.map(({ model: _, ...one }) => one);
    expect(uses({ ...given, workload: { ...given.workload, classes } }, { replicas: [], routes: [] })).toEqual([]);
  });

  it('is its part of the nodes that it is packed on', () => {
    const boxed = readScenario({
      fleetmix: 1,
      workload: {
        classes: [
          { name: 'short', model: 'chat', demand: 6 },
          { name: 'fix', model: 'code', demand: 4 },
        ],
      },
      offers: [
        { name: 'small', gpu: 'H100', node: 'box', capacity: [3, 0] },
        { name: 'large', gpu: 'H100', gpusPerReplica: 2, node: 'box', capacity: [0, 4] },
      ],
      nodes: [{ name: 'box', gpu: 'H100', gpus: 4, usdPerHour: 20 }],
    });
    const plan = {
      replicas: [
        { offer: 'small', count: 2 },
        { offer: 'large', count: 1 },
        { offer: 'box', count: 1 },
      ],
      routes: [
        { class: 'short', offer: 'small', share: 1 },
        { class: 'fix', offer: 'large', share: 1 },
      ],
    };
    expect(uses(boxed, plan)).toEqual([
      { model: 'chat', replicas: 2, gpus: 2, usdPerHour: 10, served: 6, asked: 6 },
      { model: 'code', replicas: 1, gpus: 2, usdPerHour: 10, served: 4, asked: 4 },
    ]);
  });

  it('is a mean over periods', () => {
    const { objective: _, ...plain } = given;
    const periods = [
      { name: 'day', hours: 6 },
      { name: 'night', hours: 18, demand: 0.5 },
    ];
    const own = (share: number) => [
      { class: 'short', offer: 'small', share },
      { class: 'fix', offer: 'pair', share },
    ];
    const replicas = (small: number, pair: number) => [
      { offer: 'small', count: small },
      { offer: 'pair', count: pair },
    ];
    const plan: Plan = {
      replicas: [],
      routes: [],
      cases: [
        { case: 'day', replicas: replicas(2, 2), routes: own(1) },
        { case: 'night', replicas: replicas(1, 1), routes: own(1) },
      ],
    };
    expect(uses({ ...plain, periods }, plan)).toEqual([
      { model: 'chat', replicas: 1.25, gpus: 1.25, usdPerHour: 1.25, served: 3.75, asked: 5 },
      { model: 'code', replicas: 1.25, gpus: 2.5, usdPerHour: 7.5, served: 2.5, asked: 2.5 },
    ]);
  });
});
