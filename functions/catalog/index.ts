import type { Entry, Fact, Kind, Lane } from '../domain/kind.ts';
import { facts } from './facts.ts';
import { listing } from './listing.ts';
import { money } from './money.ts';
import { offers } from './offers.ts';
import { pricing } from './pricing.ts';
import { reply } from './reply.ts';
import { sale } from './sale.ts';
import { status } from './status.ts';
import { tips } from './tips.ts';
import { views } from './views.ts';

export type { Entry, Fact, Kind };

/** Every kind that can be told. A kind is added in its family's file and nowhere else. */
export const KINDS: readonly Kind[] = [
  ...[...listing, ...pricing, ...sale, ...money, ...status, ...reply],
  ...[...views, ...tips, ...offers],
];

/** What is known of users and items, of which nobody is told. */
export const FACTS: readonly Fact[] = facts;

/** All that the platform may put on the bus. */
export const ENTRIES: readonly Entry[] = [...KINDS, ...FACTS];

/** The kinds of one lane by their `detail-type`. */
export const kindsOf = (lane: Lane): ReadonlyMap<string, Kind> =>
  new Map(KINDS.filter((kind) => kind.lane === lane).map((kind) => [kind.name, kind]));
