import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// What clouds note there of permissions, bin/permissions.ts reads at the end of `npm test`.
const PERMISSIONS_FILE = fileURLToPath(
  new URL('node_modules/.cache/dingdong/permissions.jsonl', import.meta.url),
);

// What is logged anywhere in the run, bin/scan-logs.ts reads at its end.
const LOGS_FILE = fileURLToPath(
  new URL('node_modules/.cache/dingdong/logs.jsonl', import.meta.url),
);

const JOURNEY = {
  globalSetup: 'test/support/synthesized.ts',
  env: { DINGDONG_PERMISSIONS_FILE: PERMISSIONS_FILE, DINGDONG_LOGS_FILE: LOGS_FILE },
  testTimeout: 90_000,
  hookTimeout: 60_000,
};

const TIMED = ['burst', 'running', 'time'].map((name) => `test/journey/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pieces',
          // Two fifths of the time went into importing the same for each file. Each leaves the
          // world as it found it, in whatever order they come.
          isolate: false,
          // By itself vitest leaves one core to whoever watches.
          maxWorkers: 2,
          globalSetup: 'test/support/amazon-dynamodb.ts',
          env: { DINGDONG_LOGS_FILE: LOGS_FILE },
          include: ['test/**/*.test.ts'],
          exclude: ['test/journey/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          // Each starts a cloud of its own, and mostly waits.
          name: 'journeys',
          ...JOURNEY,
          include: ['test/journey/**/*.test.ts'],
          exclude: TIMED,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          // One after the other, with the machine to itself.
          name: 'timed',
          ...JOURNEY,
          include: TIMED,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
