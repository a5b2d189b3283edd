import { readReplyEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readReplyEnv(process.env));
