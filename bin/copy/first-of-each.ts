import { templateOf } from '../../functions/domain/copy/piece.ts';
import type { Sample } from './samples.ts';

/** The first sample of each text. */
export const firstOfEachText = (samples: readonly Sample[]): readonly Sample[] =>
  firstOfEach(samples, ({ text }) => text);

/** The first sample of each template. */
export const firstOfEachTemplate = (samples: readonly Sample[]): readonly Sample[] =>
  firstOfEach(samples, ({ pieces }) => templateOf(pieces));

const firstOfEach = (
  samples: readonly Sample[],
  keyOf: (sample: Sample) => string,
): readonly Sample[] => [...Map.groupBy(samples, keyOf).values()].flatMap(([first]) => first ?? []);
