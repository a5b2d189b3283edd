import type { Draft } from '../../bin/copy/lint/draft.ts';

/** A text that keeps every rule, of a kind of one part that asks nothing, but for `change`. */
export const aDraft = (change: Partial<Draft> = {}): Draft => ({
  text: '【叮咚寄卖】您寄售的腕表（编号3287）已成交，成交价15200元。',
  signature: '叮咚寄卖',
  lane: 'transactional',
  partsMax: 1,
  isReply: false,
  ...change,
});
