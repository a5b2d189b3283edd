import { exampleOf } from '../../functions/catalog/example.ts';
import { WATCH } from '../../functions/catalog/people.ts';
import type { Voice } from '../../functions/domain/copy/voice.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import { lengthsOf } from '../filing/lengths.ts';
import {
  combinations,
  SAMPLE_NOW_MS,
  type Sample,
  sampleOf,
  USUAL_MARKET_FEN,
  type Values,
} from './samples.ts';

/** Texts as long as the kind's example, in each combination of what an event may lack. */
export const usualSamples = (kind: Kind, voice: Voice): readonly Sample[] =>
  combinations(kind, usualValues(kind)).map(({ detail, reader }) =>
    sampleOf(kind, detail, reader, voice),
  );

function usualValues(kind: Kind): Values {
  const { detail } = exampleOf(kind, { eventId: 'usual', nowMs: SAMPLE_NOW_MS });
  return {
    item: { ...WATCH, ...kind.example.item },
    deadlines: [String(detail['deadline'] ?? '2026-11-23T18:00:00+08:00')],
    marketFen: USUAL_MARKET_FEN,
    ofField(name, field) {
      if (field.says === 'choice') return field.longest;
      const lengths = lengthsOf(field);
      return [detail[name] ?? lengths[Math.floor(lengths.length / 2)]];
    },
  };
}
