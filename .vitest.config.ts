/** One configuration for every package: tests run on source, found by the condition that only this repository sets. */
export default {
  ssr: { resolve: { conditions: ['fleetmix-source', 'node', 'import', 'default'] } },
  resolve: { conditions: ['fleetmix-source', 'node', 'import', 'default'] },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    disableConsoleIntercept: true,
    testTimeout: 120_000,
  },
};
