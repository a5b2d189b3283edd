import { KINDS } from '../catalog/index.ts';
import type { Category } from '../domain/kind.ts';
import type { Categories } from '../domain/preferences-change.ts';

const categoriesWhere = (isCritical: boolean): readonly Category[] => {
  const byCategory = Map.groupBy(KINDS, ({ category }) => category);
  return [...byCategory]
    .filter(([name, kinds]) => name !== 'reply' && kinds.some((k) => k.critical) === isCritical)
    .map(([name]) => name);
};

/** As the catalog has them; what answers a recipient is in neither. */
export const CATEGORIES: Categories = {
  mutable: categoriesWhere(false),
  critical: categoriesWhere(true),
};
