import { readAccountEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readAccountEnv(process.env));
