import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What no log may hold, by what it is. */
type Hidden = 'phone' | 'title' | 'reply' | 'secret';

export interface LogRecord {
  /** In a log group of a cloud. */
  logged(logGroup: string, line: string): void;
  /** In a log that a test keeps. */
  line(from: string, line: string): void;
  /** Something that this run handled; written once. */
  hides(what: Hidden, text: string): void;
}

/**
 * Appends what is logged, and what must not be in it, to a file of JSON lines that many clouds and
 * tests share. It holds secrets: those of clouds that are gone when somebody reads it.
 * @param file is made where it is not there, for its owner's eyes; without it nothing is written
 */
export function openLogRecord(file?: string): LogRecord {
  if (file === undefined) return { logged: () => {}, line: () => {}, hides: () => {} };
  mkdirSync(dirname(file), { recursive: true });
  // At once: some of these processes are killed. And one write each: lines do not mix.
  const append = (written: Written) =>
    appendFileSync(file, `${JSON.stringify(written)}\n`, { mode: 0o600 });
  const hidden = new Set<string>();
  return {
    logged: (logGroup, line) => append({ from: `${LOG_GROUP}${logGroup}`, line }),
    line: (from, line) => append({ from, line }),
    hides(what, text) {
      const key = `${what} ${text}`;
      if (hidden.has(key)) return;
      hidden.add(key);
      append({ hides: what, text });
    },
  };
}

/** What the place of a line begins with that a cloud logged. */
export const LOG_GROUP = 'log group ';

type Written = LoggedLine | { readonly hides: Hidden; readonly text: string };

export interface LoggedLine {
  readonly from: string;
  readonly line: string;
}

export interface Logged {
  readonly lines: readonly LoggedLine[];
  readonly hidden: Readonly<Record<Hidden, ReadonlySet<string>>>;
}

/** All that was recorded; no lines where there is no file. */
export function readLogRecord(file: string): Logged {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines: LoggedLine[] = [];
  const hidden = {
    phone: new Set<string>(),
    title: new Set<string>(),
    reply: new Set<string>(),
    secret: new Set<string>(),
  };
  for (const each of text.split('\n')) {
    if (each === '') continue;
    const written: Written = JSON.parse(each);
    if ('hides' in written) hidden[written.hides].add(written.text);
    else lines.push(written);
  }
  return { lines, hidden };
}
