/** Something to be remembered of a recipient, with the time at which it was so. */
export type Lesson =
  | {
      readonly is: 'consent' | 'refusal';
      readonly atMs: number;
      /** By which way, such as `app-settings`: with the time, the evidence. */
      readonly via: string;
    }
  | {
      readonly is: 'registered' | 'active' | 'reassigned' | 'unreachable';
      readonly atMs: number;
    }
  /** What receipts say of the number: it takes no texts; there is none such; it took one again. */
  | { readonly is: 'failed' | 'gone' | 'delivered'; readonly atMs: number }
  | { readonly is: 'tier'; readonly atMs: number; readonly tier: string };
