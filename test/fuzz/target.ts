import type fc from 'fast-check';

/** Something that takes whatever comes, with what comes and what it promises of it. */
export interface Target<T> {
  readonly name: string;
  /** Of all inputs, beside those of the other targets. */
  readonly share: number;
  readonly inputs: fc.Arbitrary<T>;
  /** Of work that one judgement may take; 250 by default, where microseconds are usual. */
  readonly slowMs?: number;
  /** Answers what became of an input. What is thrown is a promise broken, too. */
  judge(input: T): Judgement | Promise<Judgement>;
}

export interface Judgement {
  /** The ending, such as `valid`: a target none of whose inputs is valid tries nothing. */
  readonly is: string;
  /** Promises that do not hold, in words. */
  readonly broken: readonly string[];
}

/** Those that do not hold. */
export const brokenOf = (promises: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.keys(promises).filter((promise) => promises[promise] === false);
