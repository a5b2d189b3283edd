/** The ids that this worker settled or found settled, so that a repeat costs no call. */
export interface RecentlySettled {
  has(id: string): boolean;
  add(id: string): void;
}

/**
 * Lost with the worker: only the claim knows for certain.
 * @param limit how many are kept, the oldest forgotten first; 10,000 are about 1 MB
 */
export function createRecentlySettled(limit = 10_000): RecentlySettled {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids.add(id);
      if (ids.size <= limit) return;
      const [oldest] = ids;
      if (oldest !== undefined) ids.delete(oldest);
    },
  };
}
