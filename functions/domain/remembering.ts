/**
 * Reads a text that comes again soon only once.
 * @param read depends on the text alone, and what it returns is changed by nobody
 * @param isKept whether a reading is worth its room
 */
export function remembering<T extends NonNullable<unknown>>(
  read: (text: string) => T,
  room: Room,
  isKept: (reading: T) => boolean = () => true,
): (text: string) => T {
  const memory = createMemory<T>(room);
  return (text) => {
    const before = memory.get(text);
    if (before !== undefined) return before;
    const reading = read(text);
    if (isKept(reading)) memory.set(text, reading);
    return reading;
  };
}

interface Room {
  /** Texts that are remembered; when there is no room for one more, all are forgotten. */
  readonly texts: number;
  /** UTF-16 units of a text that is remembered: nobody fills the memory with long ones. */
  readonly units: number;
}

/** What texts were read as that may come again soon. */
export interface Memory<T> {
  get(text: string): T | undefined;
  set(text: string, reading: T): void;
}

/** For readings that depend on more than their text: the caller judges whether one still holds. */
export function createMemory<T>({ texts, units }: Room): Memory<T> {
  const lately = new Map<string, T>();
  return {
    get: (text) => lately.get(text),
    set(text, reading): void {
      if (text.length > units) return;
      if (lately.size >= texts) lately.clear();
      lately.set(text, reading);
    },
  };
}
