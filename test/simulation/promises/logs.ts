import type { SimulatedPromise } from '../promise.ts';

/**
 * No logged line holds what is somebody's: the number of anybody who was told or wrote, whole or
 * without its country, or any Chinese, which titles and texts are in, and nothing that we log.
 */
export const logsAreDiscreet: SimulatedPromise = {
  name: 'logs hold no numbers, titles or texts',
  breaches({ logged, events, replies }) {
    const numbers = new Set([...events, ...replies].flatMap(({ phone }) => writingsOf(phone)));
    return logged.flatMap((line) => {
      const found = foundIn(line, numbers);
      return found === undefined
        ? []
        : [{ what: `a line of the log holds ${found}`, atMs: timeOf(line) }];
    });
  },
};

function foundIn(line: string, numbers: ReadonlySet<string>): string | undefined {
  if (CHINESE.test(line)) return 'Chinese';
  const runs = line.match(DIGITS) ?? [];
  return runs.some((run) => numbers.has(run)) ? 'a phone number' : undefined;
}

/** Ideographs, what stands between them, and full-width forms; escaped as JSON may have them. */
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|\\u(?:3[04-9a-f]|[4-9f])/i;
const DIGITS = /[0-9]{7,}/g;

/** With their country and without. */
function writingsOf(phone: string): readonly string[] {
  const digits = phone.replace(/^\+/, '');
  const [, national = digits] = /^(?:86|852|853|886|65)([0-9]+)$/.exec(digits) ?? [];
  return national.length < NATIONAL_MIN ? [digits] : [digits, national];
}

/** What is shorter may be anything. */
const NATIONAL_MIN = 8;

/** What a line says of itself; 0 where it says nothing. */
function timeOf(line: string): number {
  const [time = ''] = /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(line) ?? [];
  return Date.parse(time) || 0;
}
