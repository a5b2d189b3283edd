import { readDoorEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readDoorEnv(process.env));
