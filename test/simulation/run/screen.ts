export interface Screen {
  line(text?: string): void;
  /** How far it is: written over what was said so last, in lines of its own where nobody looks. */
  progress(text: string): void;
  /** The same, and nothing where nobody looks. */
  passing(text: string): void;
}

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Results go to one stream, how far they are to another. */
export function screenOf(results: Stream, errors: Stream): Screen {
  let hasProgress = false;
  let quiet = 0;

  function clear(): void {
    if (hasProgress) errors.write('\r\u001b[K');
    hasProgress = false;
  }

  function passing(text: string): void {
    if (errors.isTTY !== true) return;
    clear();
    errors.write(text);
    hasProgress = true;
  }

  return {
    line(text = '') {
      clear();
      results.write(`${text}\n`);
    },
    passing,
    progress(text) {
      if (errors.isTTY === true) passing(text);
      else if (quiet++ % QUIET_EVERY === 0) errors.write(`${text}\n`);
    },
  };
}

/** In a log, of what would follow each other in one line. */
const QUIET_EVERY = 10;
