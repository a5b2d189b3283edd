import { readOptions } from './read-options.ts';

export interface FuzzOptions {
  /** The same inputs for the same one. */
  readonly seed: number;
  /** Of all targets together, or of the one that is named. */
  readonly inputs: number;
  readonly target?: string;
}

/** The options of `npm run fuzz`: another seed for each `nowMs`, and 240,000 inputs by default. */
export function readFuzzOptions(args: readonly string[], nowMs: number): FuzzOptions {
  const { seed, inputs, target } = readOptions(args, {
    seed: { type: 'string' },
    inputs: { type: 'string' },
    target: { type: 'string' },
  });
  return {
    seed: seed === undefined ? nowMs % SEEDS : wholeOf('seed', seed, SEEDS),
    inputs: inputs === undefined ? 240_000 : wholeOf('inputs', inputs, 1_000_000_000),
    ...(target === undefined ? {} : { target }),
  };
}

/** Beyond it fast-check would take another seed than it was given. */
const SEEDS = 2 ** 31 - 1;

function wholeOf(name: string, said: string, max: number): number {
  if (/^\d{1,10}$/.test(said) && Number(said) >= 1 && Number(said) <= max) return Number(said);
  throw new Error(`--${name} is ${said}; allowed is a whole number from 1 to ${max}`);
}
