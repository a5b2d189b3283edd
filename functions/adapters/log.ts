import type { Log, LogFields } from '../ports.ts';

/** Lines of JSON on standard output, where Lambda collects them. */
export const jsonLog = (write: (line: string) => void = console.log): Log => {
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      write(JSON.stringify({ level, message, ...fields }));
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') };
};
