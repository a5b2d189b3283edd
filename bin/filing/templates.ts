import { templateOf } from '../../functions/domain/copy/piece.ts';
import type { Voice } from '../../functions/domain/copy/voice.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import { firstOfEachTemplate } from '../copy/first-of-each.ts';
import { combinations, type Sample, sampleOf, typicalSamples } from '../copy/samples.ts';
import { usualSamples } from '../copy/usual-samples.ts';
import { valuesOfEveryLength } from './lengths.ts';

/** One sample of each template that can occur for the kind, the more usual ones first. */
export function samplesByTemplate(kind: Kind, voice: Voice): ReadonlyMap<string, Sample> {
  const samples = firstOfEachTemplate([
    ...typicalSamples(kind, voice),
    ...usualSamples(kind, voice),
    ...samplesOfEveryLength(kind, voice),
  ]);
  return new Map(samples.map((sample) => [templateOf(sample.pieces), sample]));
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
