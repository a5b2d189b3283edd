import type { Entry, Kind } from '../../functions/catalog/index.ts';

/** A kind or a fact as the page shows it. */
export type KindEntry = Pick<Entry, 'name' | 'label' | 'lane' | 'example'> &
  Partial<Pick<Kind, 'critical'>>;

export const entriesOf = (entries: readonly Entry[]): readonly KindEntry[] =>
  entries.map((entry) => {
    const { name, label, lane, example } = entry;
    return {
      name,
      label,
      lane,
      example,
      ...(entry.lane === null ? {} : { critical: entry.critical }),
    };
  });
