import type { Ask } from './ask.ts';

/** What is to be done about a reply. It is stored as JSON, until it is done. */
export type ReplyDecision =
  | { readonly do: 'confirm'; readonly ask: Ask; readonly answer: 'yes' | 'no' }
  /** `days` is within what the ask allows. */
  | { readonly do: 'extend'; readonly ask: Ask; readonly days: number }
  | { readonly do: 'report'; readonly item?: NamedItem }
  /** `confirms` where that is news to us: it is confirmed once. */
  | { readonly do: 'opt-out' | 'opt-in'; readonly confirms: boolean }
  /** Acts on nothing, and says so. */
  | { readonly do: 'say'; readonly saying: Saying }
  /** Said and done by an earlier reply. */
  | { readonly do: 'nothing' };

/** An item as its recipient named it; the id only where an ask knows it. */
export interface NamedItem {
  readonly id?: string;
  readonly code: string;
}

/** What is answered to a reply that acts on nothing. */
export type Saying =
  | { readonly kind: 'ReplyHelp' | 'ReplyUnclear' }
  /** Which of these items is meant, for each of which an answer is open. */
  | { readonly kind: 'ReplyUnclear'; readonly codes: readonly string[]; readonly meant: Meant }
  /** It has expired, was answered before, or its item has moved on; or nothing was asked. */
  | { readonly kind: 'ReplyExpired'; readonly item?: Ask['item'] }
  | {
      readonly kind: 'ReplyNotAllowed';
      readonly item: Ask['item'];
      readonly maxExtendDays: number;
    };

/** What is to be answered with a code: `Y3287`, `3287N`, `3287延期3天`. */
export type Meant =
  | { readonly is: 'yes' | 'no' }
  | { readonly is: 'extend'; readonly days: number };
