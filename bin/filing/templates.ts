import { exampleOf } from '../../functions/catalog/example.ts';
import { WATCH } from '../../functions/catalog/people.ts';
import { templateOf } from '../../functions/domain/copy/piece.ts';
import type { Voice } from '../../functions/domain/copy/voice.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import {
  combinations,
  SAMPLE_NOW_MS,
  type Sample,
  sampleOf,
  typicalSamples,
  type Values,
} from '../copy/samples.ts';
import { lengthsOf, valuesOfEveryLength } from './lengths.ts';

/** One sample of each template that can occur for the kind, the more usual ones first. */
export function samplesByTemplate(kind: Kind, voice: Voice): ReadonlyMap<string, Sample> {
  const samples = [
    ...typicalSamples(kind, voice),
    ...usualSamples(kind, voice),
    ...samplesOfEveryLength(kind, voice),
  ];
  const byTemplate = Map.groupBy(samples, ({ pieces }) => templateOf(pieces));
  return new Map(
    [...byTemplate].flatMap(([template, [first]]) => (first ? [[template, first]] : [])),
  );
}

/** Texts as long as the kind's example, in each combination of what an event may lack. */
const usualSamples = (kind: Kind, voice: Voice): readonly Sample[] =>
  combinations(kind, usualValues(kind)).map(({ detail, reader }) =>
    sampleOf(kind, detail, reader, voice),
  );

function usualValues(kind: Kind): Values {
  const { detail } = exampleOf(kind, { eventId: 'usual', nowMs: SAMPLE_NOW_MS });
  return {
    item: { ...WATCH, ...kind.example.item },
    deadlines: [String(detail['deadline'] ?? '2026-11-23T18:00:00+08:00')],
    marketFen: 1_480_000,
    ofField(name, field) {
      if (field.says === 'choice') return field.longest;
      const lengths = lengthsOf(field);
      return [detail[name] ?? lengths[Math.floor(lengths.length / 2)]];
    },
  };
}

/** Each text from the longest values to the shortest whose layers differ from its neighbour's. */
function samplesOfEveryLength(kind: Kind, voice: Voice): readonly Sample[] {
  const places = valuesOfEveryLength(kind).map((values) => combinations(kind, values));
  return (places[0] ?? []).flatMap((_, i) => {
    const descent = places.flatMap((combined) => combined[i] ?? []);
    const at = (place: number): Sample => {
      const way = descent[place];
      if (way === undefined) throw new RangeError(`no place ${place} of ${descent.length}`);
      return sampleOf(kind, way.detail, way.reader, voice);
    };
    return turns(at, [0, at(0)], [descent.length - 1, at(descent.length - 1)]);
  });
}

type Place = readonly [number, Sample];

/**
 * By halves: a shorter text has room for as many layers or more, so that between two of the same
 * template there is no other.
 */
function turns(at: (place: number) => Sample, from: Place, to: Place): readonly Sample[] {
  const [[low, first], [high, last]] = [from, to];
  if (templateOf(first.pieces) === templateOf(last.pieces)) return [first];
  if (high - low <= 1) return [first, last];
  const place = Math.floor((low + high) / 2);
  const middle: Place = [place, at(place)];
  return [...turns(at, from, middle), ...turns(at, middle, to)];
}
