/** What parsing answers instead of a notification. */
export interface Rejection {
  /** Where, such as `detail.recipient.phone`. */
  readonly path: string;
  /** The type of what stood there, never its value: a value may be somebody's number. */
  readonly found: string;
  /** What may stand there, in words. */
  readonly allowed: string;
}

/** The `reason` of a dead letter, in the form of the contract. */
export const rejectionReason = ({ path, allowed, found }: Rejection): string =>
  `invalid: ${path}: ${allowed}, not ${found}`;

export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (value === '') return 'empty text';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}
