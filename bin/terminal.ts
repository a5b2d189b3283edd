import { styleText } from 'node:util';
import type { Envelope } from '../local/event-envelope.ts';
import type { Ring } from '../local/sms.ts';
import type { Waiting } from '../local/waiting.ts';
import { localTime } from './local-time.ts';

/** What happens, as the terminal of `npm start` tells it: by the wall clock of the deployment. */
export function linesIn(timeZone: string) {
  const local = (iso: string) => localTime(Date.parse(iso), timeZone);
  const clock = (iso: string) => local(iso).slice(DATE.length);
  return {
    /** One text, as it lands on a phone. */
    ring: ({ at, phoneNumber, text, parts, lane }: Ring): string =>
      `${clock(at)}  ${styleText('yellow', '叮咚')}  ${phoneNumber}  ` +
      `${dim(`${lane}, ${partsInWords(parts)}`)}\n          ${text}`,

    /** What became of an event that did not ring, or was replied; undefined for one that rang. */
    outcome({ 'detail-type': type, time, detail }: Envelope): string | undefined {
      const { kind, reason, recipient, ...reply } = detail as Outcome;
      if (!type.startsWith('Notification')) {
        const what = [type, reply.answer, inDays(reply.days), reply.item?.code];
        const words = what.filter((each) => each !== undefined).join(' ');
        return `${clock(time)}  ${styleText('green', '←')}     ${recipient?.phone ?? ''}  ${words}`;
      }
      const words = OUTCOMES[type];
      if (words === undefined) return undefined;
      return `${clock(time)}  ${dim('·')}     ${recipient?.phone ?? ''}  ${kind} ${words}: ${reason}`;
    },

    /** A text that rings later, of which the bus knows nothing yet. */
    waiting({ since, phone, kind, until, because }: Waiting): string {
      const [from, to] = [local(since), local(until)];
      const isSameDay = from.slice(0, DATE.length) === to.slice(0, DATE.length);
      const time = isSameDay ? to.slice(DATE.length) : to;
      return `${clock(since)}  ${dim('·')}     ${phone}  ${kind} waits until ${time}: ${because}`;
    },

    trouble: (message: string): string =>
      `${clock(new Date().toISOString())}  ${styleText('red', '!')}     ${message}`,
  };
}

const DATE = 'yyyy-mm-dd ';

interface Outcome {
  readonly kind: string;
  readonly reason?: string;
  readonly recipient?: { readonly phone: string };
  readonly answer?: string;
  readonly days?: number;
  readonly item?: { readonly code: string };
}

const inDays = (days: number | undefined): string | undefined =>
  days === undefined ? undefined : `${days} ${days === 1 ? 'day' : 'days'}`;

const OUTCOMES: Readonly<Record<string, string>> = {
  NotificationSuppressed: 'not told',
  NotificationFailed: 'on the dead-letter queue',
};

export const partsInWords = (parts: number): string => `${parts} ${parts === 1 ? 'part' : 'parts'}`;

/** What a function logged as an error; undefined for all else that it writes. */
export const errorIn = (line: string): string | undefined =>
  line.startsWith('{"level":"ERROR"') ? line : undefined;

const dim = (text: string): string => styleText('dim', text);
