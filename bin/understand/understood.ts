import { understand } from '../../functions/domain/command.ts';
import type { ReplyCommand } from '../../functions/domain/reply-command.ts';

/** What a line of replies comes to, in the order in which it is printed. */
export interface Understood {
  /** The line as it was given. */
  readonly text: string;
  readonly command: ReplyCommand['is'];
  readonly days?: number;
  readonly code?: string;
}

/** A backslash and n in the line is a line break of the reply. */
export function understoodOf(line: string): Understood {
  const { is, ...rest } = understand(line.replaceAll('\\n', '\n'));
  const { days, code }: { readonly days?: number; readonly code?: string } = rest;
  return {
    text: line,
    command: is,
    ...(days === undefined ? {} : { days }),
    ...(code === undefined ? {} : { code }),
  };
}
