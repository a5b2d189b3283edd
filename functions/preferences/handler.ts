import { readPreferencesEnv } from './env.ts';
import { createHandler } from './wiring.ts';

export const handler = createHandler(readPreferencesEnv(process.env));
