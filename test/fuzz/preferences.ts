import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { tokenVerifier } from '../../functions/adapters/token-verifier.ts';
import { parseJson } from '../../functions/domain/parse-json.ts';
import { TIME_OF_DAY } from '../../functions/domain/preferences.ts';
import { isTimeZone } from '../../functions/domain/time-zone.ts';
import { aDoor, PHONE } from '../preferences/a-door.ts';
import { A_SECRET, aSignedToken } from '../support/a-signed-token.ts';
import { NOON_MS } from '../support/an-event.ts';
import { anySpoiledText } from './odd-text.ts';
import { isOfZod } from './reasons.ts';
import { anySpoiledJson } from './spoiled-json.ts';
import { brokenOf, type Target } from './target.ts';

const WHOLE = {
  ...{ muted: ['views', 'tips'], hours: { from: '09:00', to: '21:00' } },
  ...{ timeZone: 'Asia/Shanghai', marketing: 'opted-in', privacy: 'code', personalized: false },
};

const RIGHT = `Bearer ${await aSignedToken()}`;

const WRONG = await Promise.all([
  aSignedToken({ exp: NOON_MS / 1_000 - 60 }),
  aSignedToken({ exp: NOON_MS / 1_000 + 25 * 3_600 }),
  aSignedToken({ exp: undefined }),
  aSignedToken({ sub: '13800138000' }),
  aSignedToken({ sub: undefined }),
  aSignedToken({}, 'another secret of enough characters'),
  aSignedToken({}, A_SECRET, 'HS384'),
]);

const anyRequest = fc.record({
  method: fc.constantFrom('PUT' as const, 'PUT' as const, 'GET' as const),
  authorization: fc.oneof(
    { weight: 6, arbitrary: fc.constant(RIGHT) },
    { weight: 1, arbitrary: fc.constantFrom(...WRONG.map((token) => `Bearer ${token}`)) },
    { weight: 1, arbitrary: anySpoiledText([RIGHT, ...WRONG]) },
  ),
  body: anySpoiledJson([
    WHOLE,
    { ...WHOLE, hours: null, marketing: 'opted-out' },
    ...[{ muted: [] }, { marketing: 'unset' }, { hours: { from: '22:00', to: '08:00' } }],
  ]),
});

type Request = typeof anyRequest extends fc.Arbitrary<infer R> ? R : never;

const recipientOf = tokenVerifier({
  secret: { text: async () => A_SECRET, newer: async () => undefined },
  clock: { nowMs: () => NOON_MS },
  clockSkewSeconds: 2,
});

/** Preferences, shown and changed, whoever asks. */
export function preferences(doorOf = aDoor): Target<Request> {
  return {
    name: 'preferences',
    share: 4,
    inputs: anyRequest,
    async judge({ method, authorization, body }) {
      const door = doorOf({ recipientOf });
      const before = door.profile();
      const { status, body: said } = await door.ask(method, body, authorization);
      const broken = brokenOf({
        'it answers 200, 400, 401 or 413': [200, 400, 401, 413].includes(status),
        'only whoever has the token is answered': canSee(authorization) || status === 401,
        'who has it is': authorization !== RIGHT || status !== 401,
        'nothing is changed by what is refused or only asked':
          (status === 200 && method === 'PUT') || isDeepStrictEqual(door.profile(), before),
        'nothing is logged': door.logged.length === 0,
      });
      if (status !== 200) {
        return { is: String(status), broken: [...broken, ...brokenByProblem(said, body)] };
      }
      const get = await door.ask('GET', '', RIGHT);
      const put = await door.ask('PUT', JSON.stringify(said), RIGHT);
      const onceMore = brokenOf({
        'what is answered is what is there': isDeepStrictEqual(get.body, said),
        'the whole can be put back, and changes nothing':
          put.status === 200 && isDeepStrictEqual(put.body, said),
      });
      return { is: '200', broken: [...broken, ...brokenByWhole(said), ...onceMore] };
    },
  };
}

/** Spaces around it, more between, and another case of the first word are forgiven. */
const canSee = (authorization: string): boolean =>
  /^bearer +/i.test(authorization.trim()) &&
  authorization.trim().replace(/^bearer +/i, 'Bearer ') === RIGHT;

const brokenByProblem = (
  { error }: { readonly error: Record<string, unknown> },
  body: string,
): readonly string[] =>
  brokenOf({
    'a problem names a path': typeof error['path'] === 'string' && error['path'] !== '',
    'a problem says what is allowed':
      /allowed|cannot/.test(String(error['message'])) && !isOfZod(String(error['message'])),
    'a problem repeats no more than a name': String(error['message']).length < 500,
    // Its path is the member that the caller named; the start of a name may be repeated to them.
    'what is said of a problem names nobody whom the caller does not':
      !String(error['message']).includes(PHONE) ||
      String(JSON.stringify(parseJson(body))).includes(PHONE),
  });

const MUTABLE = ['listing', 'pricing', 'status', 'views', 'tips', 'offers'];

const brokenByWhole = (whole: Record<string, unknown>): readonly string[] => {
  const { muted, hours, timeZone } = whole as unknown as typeof WHOLE;
  return brokenOf({
    'the whole has its members': isDeepStrictEqual(Object.keys(whole), Object.keys(WHOLE)),
    'nothing critical is muted': muted.every((each) => MUTABLE.includes(each)),
    'hours are two times of a day': hours === null || isHours(hours),
    'a zone is one': isTimeZone(timeZone),
    'words are those of the contract':
      ['opted-in', 'opted-out', 'unset'].includes(String(whole['marketing'])) &&
      ['discreet', 'code', 'full'].includes(String(whole['privacy'])) &&
      typeof whole['personalized'] === 'boolean',
  });
};

const isHours = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  TIME_OF_DAY.test(from) && TIME_OF_DAY.test(to) && from !== to;
