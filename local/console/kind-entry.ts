import type { Kind } from '../../functions/catalog/index.ts';

/** A kind as the page shows it. */
export type KindEntry = Pick<Kind, 'name' | 'label' | 'lane' | 'critical' | 'example'>;

export const entriesOf = (kinds: readonly Kind[]): readonly KindEntry[] =>
  kinds.map(({ name, label, lane, critical, example }) => ({
    ...{ name, label, lane, critical, example },
  }));
