import { matches, parsePattern } from '../../../local/event-pattern.ts';

export function match(pattern: unknown, event: unknown): boolean {
  return matches(parsePattern(pattern), event);
}

/** One leaf called `x`: what the pattern array says of the value. */
export function leaf(conditions: unknown, ...values: readonly unknown[]): boolean {
  return match({ x: conditions }, values.length === 0 ? {} : { x: values[0] });
}
