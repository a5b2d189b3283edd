/** What a reply means, whatever was asked and whoever wrote it. */
export type ReplyCommand =
  | { readonly is: 'yes' | 'no' | 'status' | 'opt-out' | 'opt-in'; readonly code?: string }
  /** `days` is a whole number from 1 to 999. */
  | { readonly is: 'extend'; readonly days: number; readonly code?: string }
  /** Doubt is unknown, and so is whatever is not understood as a whole. */
  | { readonly is: 'help' | 'unknown' };

export const UNKNOWN: ReplyCommand = { is: 'unknown' };
