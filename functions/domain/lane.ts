/** A priority: a queue, its dead-letter queue and its sender. */
export type Lane = 'transactional' | 'marketing';

export const LANES: readonly Lane[] = ['transactional', 'marketing'];
