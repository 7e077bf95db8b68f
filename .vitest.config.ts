/**
 * One configuration for every package: tests run on source, found by the condition that only this repository sets. Vitest
 * hands the conditions on to Node, so `import` must not stand here: Node would then `require` ES modules.
 */
const conditions = ['fleetmix-source', 'node'];

export default {
  ssr: { resolve: { conditions } },
  resolve: { conditions },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    disableConsoleIntercept: true,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
};
