export interface GatheringPlace {
  readonly phone: string;
  /** See `gatheringKey`. */
  readonly key: string;
}

export interface AddedAt {
  readonly nowMs: number;
  /** The last due time that is early enough for it. */
  readonly latestMs: number;
}

export interface OpenedAt {
  readonly nowMs: number;
  /** From then on the next may be told. */
  readonly quietUntilMs: number;
}

/** Whether one may be told at once. */
export type Opening =
  | { readonly is: 'opened' }
  /** Until then nothing more is told at once. */
  | { readonly is: 'quiet'; readonly untilMs: number }
  /** The last flush told it. */
  | { readonly is: 'told' };
