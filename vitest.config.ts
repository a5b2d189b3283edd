import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pieces',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journey/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          // Each starts a cloud of its own and some are timed: one after the other.
          name: 'journeys',
          include: ['test/journey/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
