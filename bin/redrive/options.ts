import { readOptions } from '../read-options.ts';

/** What has dead letters of its own, and how the stack's outputs and queues call it. */
export const LANES = {
  transactional: { output: 'Transactional', construct: 'Transactional' },
  marketing: { output: 'Marketing', construct: 'Marketing' },
  facts: { output: 'Facts', construct: 'Learning' },
  replies: { output: 'Replies', construct: 'Replies' },
} as const;

export type LaneOfLetters = keyof typeof LANES;

export interface RedriveChoices {
  readonly lane: LaneOfLetters;
  /** The beginning of a reason; all letters without it. */
  readonly reason?: string;
  readonly isDryRun: boolean;
  /** Of AWS; none for the cloud that runs on this machine. */
  readonly stage?: string;
}

/** @throws naming the option that is wrong, and what is allowed */
export function readRedriveOptions(args: readonly string[]): RedriveChoices {
  const options = readOptions(args, {
    lane: { type: 'string' },
    reason: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    stage: { type: 'string' },
  });
  const { lane = 'missing', reason, stage, 'dry-run': isDryRun } = options;
  if (!isLane(lane)) {
    throw new Error(`--lane is ${lane}; allowed is one of ${Object.keys(LANES).join(', ')}`);
  }
  if (reason?.trim() === '') {
    throw new Error('--reason is empty; allowed is the beginning of a reason, such as invalid');
  }
  return {
    ...{ lane, isDryRun },
    ...(reason !== undefined && { reason: reason.trim() }),
    ...(stage !== undefined && { stage }),
  };
}

const isLane = (name: string): name is LaneOfLetters => Object.hasOwn(LANES, name);
