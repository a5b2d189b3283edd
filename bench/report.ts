/** Runs and counts, on this machine. */
export type Bench = (nowMs: number) => Promise<Report>;

export interface Report {
  /** How it was measured, and what the figures are. */
  readonly notes: readonly string[];
  readonly table: readonly (readonly string[])[];
  /** The same for programs. */
  readonly json: Readonly<Record<string, unknown>>;
  /** A sentence for each budget that was exceeded. */
  readonly exceeded: readonly string[];
}
