import type { Kind, Lane } from '../domain/kind.ts';
import { pricing } from './pricing.ts';
import { sale } from './sale.ts';
import { views } from './views.ts';

export type { Kind };

/** Every kind that can be told. A kind is added in its family's file and nowhere else. */
export const KINDS: readonly Kind[] = [...pricing, ...sale, ...views];

/** The kinds of one lane by their `detail-type`. */
export const kindsOf = (lane: Lane): ReadonlyMap<string, Kind> =>
  new Map(KINDS.filter((kind) => kind.lane === lane).map((kind) => [kind.name, kind]));
