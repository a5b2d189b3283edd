import { PolicyError } from './policy-error.ts';

/** A text of a policy that names one thing or, by `*` and `?`, many. */
export interface Pattern {
  /** As the policy has it. */
  readonly text: string;
  matches(value: string): boolean;
}

/** `*` is anything, `?` any one character. */
export const textPattern = (text: string): Pattern => patternOf(text, '[\\s\\S]*', '[\\s\\S]', '');

/** Names of actions are compared without case. */
export const actionPattern = (text: string): Pattern => patternOf(text, '.*', '.', 'i');

/**
 * `*` and `?` stay within the part between two colons; a `*` that ends its part may reach beyond
 * (by the IAM User Guide, JSON policy elements: Resource).
 */
export const resourcePattern = (text: string): Pattern =>
  patternOf(text, '[^:]*', '[^:]', '', '[\\s\\S]*');

/**
 * As `ArnLike` and `ArnEquals`, which are one (by the IAM User Guide, condition operators): each of
 * the six parts is compared by itself.
 * @throws a `PolicyError` for what is no ARN
 */
export function arnPattern(text: string, at: string): Pattern {
  const parts = arnParts(text).map(textPattern);
  if (parts.length < ARN_PARTS) throw new PolicyError(at, text, `an ARN of ${ARN_PARTS} parts`);
  return {
    text,
    matches(value) {
      const given = arnParts(value);
      return given.length === ARN_PARTS && parts.every((part, i) => part.matches(given[i] ?? ''));
    },
  };
}

/** Of `NotAction` and `NotResource`. */
export const anythingBut = (patterns: readonly Pattern[]): Pattern => ({
  text: `anything but ${patterns.map(({ text }) => text).join(', ')}`,
  matches: (value) => !patterns.some((pattern) => pattern.matches(value)),
});

const ARN_PARTS = 6;

/** The last part keeps its own colons. */
function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  if (parts.length < ARN_PARTS) return parts;
  return [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')];
}

function patternOf(
  text: string,
  anything: string,
  anyOne: string,
  flags: string,
  anythingAtEnd = anything,
): Pattern {
  // Most texts of a policy name one thing.
  if (!/[*?]/.test(text) && flags === '') return { text, matches: (value) => value === text };
  const source = text.replaceAll(SPECIAL, (found, at: number) => {
    if (found === '?') return anyOne;
    if (found !== '*') return `\\${found}`;
    return /^(:|$)/.test(text.slice(at + 1)) ? anythingAtEnd : anything;
  });
  const expression = new RegExp(`^${source}$`, flags);
  return { text, matches: (value) => expression.test(value) };
}

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
