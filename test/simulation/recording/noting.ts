/** What all parts of a recorder have. */
export interface Noting {
  nowMs(): number;
  /** One line of the trace. */
  note(line: string): void;
}
