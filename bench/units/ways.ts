import { isCapped, type Kind } from '../../functions/domain/kind.ts';

/**
 * What becomes of an event: told `alone`; told at once as the `first` of its item; it `begins` a
 * digest; it is `gathered` for one that others have begun; or it is the `digest` itself.
 */
export type Way = 'alone' | 'first' | 'begins' | 'gathered' | 'digest';

/** All that events of a kind go, in the order in which they can. */
export function waysOf({ gathers }: Kind): readonly Way[] {
  if (gathers === undefined) return ['alone'];
  return [...(gathers.by === 'item' ? (['first'] as const) : []), 'begins', 'gathered', 'digest'];
}

/** Whether a phone rings. */
export const isTold = (way: Way): boolean => way !== 'begins' && way !== 'gathered';

/** Whether it is asked first whether its item is quiet. */
export const asksForQuiet = ({ gathers }: Kind, way: Way): boolean =>
  gathers?.by === 'item' && way !== 'digest';

/** As the table calls it. */
export function wayInWords(kind: Kind, way: Way): string {
  const told = toldAs(kind);
  const words = {
    alone: told,
    first: `${told}, the first of its item`,
    begins: 'gathered, the first',
    gathered: 'gathered',
    digest: `${told}, a digest`,
  } as const satisfies Record<Way, string>;
  return kind.supersedes.length > 0 ? `${words[way]}, superseding` : words[way];
}

function toldAs(kind: Kind): string {
  if (kind.lane === 'marketing') return 'marketing';
  if (isCapped(kind)) return 'capped';
  return kind.critical ? 'critical' : 'an answer';
}
