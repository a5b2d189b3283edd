import { nameOf } from '../domain/error-name.ts';
import { readPreferencesChange } from '../domain/preferences-change.ts';
import { consentOf } from '../domain/profile.ts';
import type { Log } from '../ports.ts';
import { type Answer, malformed, shown, tooLarge, unauthorized, unavailable } from './answers.ts';
import { CATEGORIES } from './categories.ts';
import { type Changing, createChange } from './change.ts';
import { wholeOf } from './whole.ts';

export interface PreferencesDeps extends Changing {
  /**
   * The phone that a token names; undefined for a token that names none for certain.
   * @throws where that cannot be told
   */
  recipientOf(token: string): Promise<string | undefined>;
  /** IANA name; of those who chose none. */
  readonly timeZone: string;
  readonly log: Log;
}

export interface PreferencesRequest {
  /** As API Gateway names it in its access log. */
  readonly id: string;
  readonly method: 'GET' | 'PUT';
  /** The header, whole. */
  readonly authorization: string;
  readonly body: string;
}

/** Shows recipients what they chose, and changes it. Never throws: what goes wrong is an answer. */
export function createPreferences(deps: PreferencesDeps) {
  const { choices, log, timeZone } = deps;
  const change = createChange(deps);

  return async function preferences(request: PreferencesRequest): Promise<Answer> {
    try {
      const phone = await deps.recipientOf(tokenOf(request.authorization));
      if (phone === undefined) return unauthorized;
      return request.method === 'GET' ? await show(phone) : await put(phone, request.body);
    } catch (error) {
      log.error('not answered', { requestId: request.id, error: nameOf(error) });
      return unavailable;
    }
  };

  async function show(phone: string): Promise<Answer> {
    return shown(wholeOf(await choices.read(phone), timeZone));
  }

  /** All of it is read and judged before any of it is written. */
  async function put(phone: string, body: string): Promise<Answer> {
    if (Buffer.byteLength(body) > BODY_MAX_BYTES) return tooLarge(BODY_MAX_BYTES);
    const reading = readPreferencesChange(body, CATEGORIES);
    if (!reading.valid) return malformed(reading.problem);
    const askedAtMs = deps.clock.nowMs();
    const profile = await choices.read(phone);
    if (reading.change.marketing === 'unset' && consentOf(profile) !== 'unset')
      return malformed(SAID);
    await change(phone, reading.change, profile, askedAtMs);
    return show(phone);
  }
}

/** Empty, which no token is, where there is none. */
const tokenOf = (authorization: string): string =>
  /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? '';

/** A hundred times a whole change. */
const BODY_MAX_BYTES = 8_192;

const SAID = {
  path: 'marketing',
  message: 'what was said cannot be unsaid; allowed are opted-in, opted-out',
};
