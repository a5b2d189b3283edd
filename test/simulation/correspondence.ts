/** What somebody wrote back. */
export interface Reply {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly means: Meaning;
  /** When it was written, which carriers say. */
  readonly writtenAtMs: number;
  /** When the door first had it on the queue, and said so or not; undefined where it never had. */
  readonly takenAtMs: number | undefined;
}

/** What whoever wrote it had in mind. */
export type Meaning =
  | { readonly is: 'yes' | 'no'; readonly eventId: string }
  | { readonly is: 'extend'; readonly eventId: string; readonly days: number }
  | { readonly is: 'opt-out' | 'opt-in' | 'status' | 'help' | 'nothing' };

/** What the bus took from dingdong of a reply. */
export interface Command {
  readonly type: string;
  readonly commandId: string;
  readonly phone: string;
  readonly ask?: { readonly id: string; readonly itemVersion?: number };
  readonly answer?: string;
  readonly days?: number;
  readonly atMs: number;
}

/** What stands as the answer to an ask, from then on. */
export interface StoredAnswer {
  /** Of the notification that asks. */
  readonly askId: string;
  readonly phone: string;
  readonly atMs: number;
}
