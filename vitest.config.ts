import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// What clouds note there of permissions, bin/permissions.ts reads at the end of `npm test`.
const PERMISSIONS_FILE = fileURLToPath(
  new URL('node_modules/.cache/dingdong/permissions.jsonl', import.meta.url),
);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pieces',
          // By itself vitest leaves one core to whoever watches.
          maxWorkers: 2,
          globalSetup: 'test/support/amazon-dynamodb.ts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journey/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          // Each starts a cloud of its own and some are timed: one after the other.
          name: 'journeys',
          env: { DINGDONG_PERMISSIONS_FILE: PERMISSIONS_FILE },
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
