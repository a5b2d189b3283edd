import { readSendEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readSendEnv(process.env));
