import fc from 'fast-check';
import { cpuMs } from './cpu-ms.ts';
import type { Judgement, Target } from './target.ts';

export interface Run {
  readonly seed: number;
  readonly inputs: number;
}

export interface Outcome {
  /** How many inputs came to each ending. */
  readonly endings: Readonly<Record<string, number>>;
  readonly finding?: Finding;
}

export interface Finding {
  /** The shortest that was found, as JSON in which everything can be seen. */
  readonly input: string;
  readonly broken: readonly string[];
}

/** Tries a target with so many inputs, the same for one seed; ends with the first finding. */
export async function run<T>(target: Target<T>, { seed, inputs }: Run): Promise<Outcome> {
  const endings: Record<string, number> = {};
  const property = fc.asyncProperty(target.inputs, async (input) => {
    const { is, broken } = await judged(target, input);
    endings[is] = (endings[is] ?? 0) + 1;
    if (broken.length > 0) throw new Broken(broken);
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    seed,
    numRuns: inputs,
  });
  if (!failed || counterexample === null) return { endings };
  const broken = errorInstance instanceof Broken ? errorInstance.promises : [nameOf(errorInstance)];
  return { endings, finding: { input: visible(counterexample[0]), broken } };
}

class Broken extends Error {
  readonly promises: readonly string[];
  constructor(promises: readonly string[]) {
    super(promises.join('; '));
    this.promises = promises;
  }
}

/** Programs pause, to tidy up: what is slow once is slow only if it is so again and again. */
async function judged<T>(target: Target<T>, input: T): Promise<Judgement> {
  const { slowMs = 250 } = target;
  for (let tries = 0; ; tries += 1) {
    const startedMs = cpuMs();
    const judgement = await judgedOnce(target, input);
    if (cpuMs() - startedMs < slowMs) return judgement;
    if (tries === 2) return { is: 'slow', broken: [`takes less than ${slowMs} ms`] };
  }
}

async function judgedOnce<T>(target: Target<T>, input: T): Promise<Judgement> {
  try {
    return await target.judge(input);
  } catch (error) {
    return { is: 'thrown', broken: [`never throws, as it did: ${nameOf(error)}`] };
  }
}

const nameOf = (error: unknown): string => {
  const [first] = String(error).split('\n');
  return first ?? '';
};

/** What no terminal shows, and what breaks others, by its code. */
const visible = (input: unknown): string =>
  JSON.stringify(input).replaceAll(
    /[\p{C}\p{M}\p{Zl}\p{Zp}\u00a0]/gu,
    (one) => `\\u${one.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  );
