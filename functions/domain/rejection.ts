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

/** @param hasRightType whether it was of the type that is allowed, and yet was not */
export function describeFound(value: unknown, hasRightType: boolean): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (value === '') return 'empty text';
  if (typeof value === 'string') return hasRightType ? otherText(value) : 'text';
  return hasRightType ? `another ${typeof value}` : `a ${typeof value}`;
}

/** Where it is too long for anything that is asked for, its length is what is wrong. */
const otherText = ({ length }: string): string =>
  length > 256 ? `text of ${length} characters` : 'other text';
