import type { Delivery } from './delivery.ts';

/**
 * Whether a receipt says something new of a text of which another receipt is known. They come
 * twice and in any order: the later one counts, and of two at one time the delivery, so that
 * whichever comes first, the same is known in the end.
 */
export function isNews(known: Delivery | undefined, said: Delivery): boolean {
  if (known === undefined) return true;
  if (said.atMs !== known.atMs) return said.atMs > known.atMs;
  if (said.is === known.is || known.is === 'delivered') return false;
  return said.is === 'delivered' || said.is < known.is;
}
