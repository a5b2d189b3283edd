import { type Rejection, rejectionReason } from '../../functions/domain/rejection.ts';
import { SECRET_TITLE } from './odd-text.ts';
import { brokenOf } from './target.ts';

/** What a rejection owes: where, what is allowed, and nothing of what stood there. */
export function brokenByRejection(rejection: Rejection): readonly string[] {
  return brokenByReason(rejectionReason(rejection));
}

export const brokenByReason = (reason: string): readonly string[] =>
  brokenOf({
    [`a reason names a path and what is allowed: ${reason}`]:
      /^invalid: [\w.[\]-]+: [^:].*, not [\w ]+$/.test(reason),
    [`a reason is words of ours, in ASCII: ${reason}`]:
      /^[\x20-\x7e]+$/.test(reason) && !isOfZod(reason),
    'a reason is short enough for an attribute': reason.length < 2_000,
    'a reason tells nothing of what was put in': !tells(reason),
  });

/** What the library says of an error for which we gave it no words. */
export const isOfZod = (said: string): boolean =>
  /Invalid (?:input|option)|Too (?:small|big)|Unrecognized/.test(said);

/** Whether a number of a phone, or a title, stands in it. */
export const tells = (text: string): boolean =>
  text.includes(SECRET_TITLE) || /\d{7,}/.test(text.replaceAll(/\b100000000000\b/g, ''));

export const isPhone = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);

/** What SQS takes, by the API reference on SendMessage. */
export const isQueueText = (text: string): boolean =>
  /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+$/u.test(text);
