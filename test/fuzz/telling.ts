import type { Finding, Outcome } from './run.ts';

export interface Ran {
  readonly name: string;
  readonly inputs: number;
}

/** A finding in one line, with how to see it again. */
export const toldOf = ({ input, broken }: Finding, { name, inputs }: Ran, seed: number): string =>
  `${name}: broken is: ${short(broken.join('; '))}; by ${short(input)}; ` +
  `see it again: npm run fuzz -- --seed ${seed} --inputs ${inputs} --target ${name}`;

/** As much as somebody reads: the whole of it is had by its seed. */
function short(text: string): string {
  const told = text.replaceAll(/(.{1,12}?)\1{9,}/gu, (all, one: string) => {
    return `${one}…×${all.length / one.length}`;
  });
  return told.length > 3_000 ? `${told.slice(0, 3_000)}… (${text.length} characters)` : told;
}

/** One line of progress, the most frequent ending first. */
export function progressOf({ name, inputs }: Ran, ms: number, endings: Outcome['endings']): string {
  const perSecond = Math.round(inputs / (ms / 1_000));
  const how = Object.entries(endings)
    .toSorted(([, a], [, b]) => b - a)
    .map(([ending, count]) => `${ending} ${count}`);
  const figures = `${String(inputs).padStart(7)} inputs ${String(perSecond).padStart(6)}/s`;
  return `${name.padEnd(14)} ${figures}  ${how.join(', ')}`.trimEnd();
}
