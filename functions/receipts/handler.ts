import { readReceiptsEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readReceiptsEnv(process.env));
