import type { Chance } from './chance.ts';
import { type Item, newItem } from './item.ts';
import type { Person } from './person.ts';
import type { Put } from './putting.ts';
import { inWorkingHours } from './rhythm.ts';
import type { World } from './world.ts';

/** All that happens to what a seller consigns. */
export interface Seller {
  readonly world: World;
  readonly person: Person;
  readonly chance: Chance;
  readonly put: Put;
  /** When their items were on offer: that is when they are looked at. */
  readonly offers: Offer[];
  /** So many items they have had. */
  items: number;
}

interface Offer {
  readonly item: Item;
  readonly fromMs: number;
  readonly toMs: number;
}

/** One item of theirs, as it is now. */
export interface Life {
  readonly seller: Seller;
  item: Item;
}

export function consigned(seller: Seller, atMs: number): Life {
  const { world, person, chance } = seller;
  const item = newItem(person, seller.items, chance);
  seller.items += 1;
  const goods = world.goods.get(person.ordinal) ?? [];
  goods.push({ item, fromMs: atMs });
  world.goods.set(person.ordinal, goods);
  return { seller, item };
}

/** So much later, from `minMs` to `maxMs`, when the platform is at work. */
export function later({ seller }: Life, atMs: number, minMs: number, maxMs: number): number {
  const { chance, world } = seller;
  return inWorkingHours(chance, world.options.startMs, atMs + chance.between(minMs, maxMs));
}

/** Somebody else; undefined where nobody else lives. */
export function somebodyElse({ world, person, chance }: Seller): Person | undefined {
  const { people } = world;
  const ordinal = (person.ordinal + 1 + chance.whole(people.length)) % people.length;
  return ordinal === person.ordinal ? undefined : people[ordinal];
}

export const repriced = (item: Item, priceFen: number, version: number): Item => ({
  ...item,
  priceFen,
  version,
});

export const priceOf = ({ priceFen = 900_000 }: Item): number => priceFen;
