import { createHash } from 'node:crypto';

/** Lines of all that happens, and the one hash that they come to. */
export function createTrace(nowMs: () => number) {
  const hash = createHash('sha256');
  let lines = '';
  return {
    note(line: string): void {
      lines += `${nowMs()} ${line}\n`;
      if (lines.length < LINES_MAX) return;
      hash.update(lines);
      lines = '';
    },
    /** 64 hex digits, of what was noted up to now. */
    hashed(): string {
      hash.update(lines);
      lines = '';
      return hash.copy().digest('hex');
    },
  };
}

const LINES_MAX = 32_768;
