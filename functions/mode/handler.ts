import { readModeEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readModeEnv(process.env));
