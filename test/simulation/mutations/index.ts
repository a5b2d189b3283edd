import { CLAIMS } from './claims.ts';
import { DECIDING } from './deciding.ts';
import { FOUND } from './found.ts';
import { GATHERING } from './gathering.ts';
import { LOGGING } from './logging.ts';
import type { Mutation } from './mutation.ts';
import { PACING } from './pacing.ts';
import { REPLYING } from './replying.ts';
import { SENDING } from './sending.ts';

/** Each must be caught by some simulation: one that nobody catches says that a test is missing. */
export const MUTATIONS: readonly Mutation[] = [
  ...[...CLAIMS, ...SENDING, ...GATHERING, ...DECIDING],
  ...[...PACING, ...REPLYING, ...LOGGING, ...FOUND],
];
