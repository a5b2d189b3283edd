export interface TextsToday {
  /** Of this worker to that phone, in the day that began with the first of them. */
  count(phone: string, nowMs: number): number;
  add(phone: string, nowMs: number): void;
}

/**
 * Counts what runs wild. Each worker counts for itself and forgets with its end: it need not be
 * exact, for no real seller comes near it.
 * @param limit phones that are kept, the one with the oldest day forgotten first
 */
export function createTextsToday(limit = 10_000): TextsToday {
  const days = new Map<string, { readonly sinceMs: number; readonly texts: number }>();
  const today = (phone: string, nowMs: number) => {
    const day = days.get(phone);
    return day === undefined || nowMs - day.sinceMs >= DAY_MS ? { sinceMs: nowMs, texts: 0 } : day;
  };
  return {
    count: (phone, nowMs) => today(phone, nowMs).texts,
    add(phone, nowMs) {
      const { sinceMs, texts } = today(phone, nowMs);
      if (texts === 0) days.delete(phone);
      days.set(phone, { sinceMs, texts: texts + 1 });
      if (days.size <= limit) return;
      const [oldest] = days.keys();
      if (oldest !== undefined) days.delete(oldest);
    },
  };
}

const DAY_MS = 86_400_000;
