/**
 * The ids that this worker settled or found settled, so that a repeat costs no call.
 * Lost with the worker: only the claim knows for certain.
 * @param limit how many are kept, the oldest forgotten first; 10,000 are about 1 MB
 */
export function createRecentlySettled(limit = 10_000) {
  const ids = new Set<string>();
  return {
    has: (id: string): boolean => ids.has(id),
    add(id: string): void {
      ids.add(id);
      if (ids.size <= limit) return;
      const [oldest] = ids;
      if (oldest !== undefined) ids.delete(oldest);
    },
  };
}
