import { readLearningEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readLearningEnv(process.env));
