import { randomBytes } from 'node:crypto';
import type { Tokens } from '../ports.ts';

export const randomTokens: Tokens = { next: () => randomBytes(4).toString('hex') };
