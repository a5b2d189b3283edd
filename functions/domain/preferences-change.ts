import * as z from 'zod/mini';
import type { Category } from './kind.ts';
import { parseJson } from './parse-json.ts';
import { type Preferences, TIME_OF_DAY } from './preferences.ts';
import { isTimeZone } from './time-zone.ts';

/** What a recipient asks for; what it does not name stays as it is. */
export interface PreferencesChange extends Partial<Preferences> {
  /** `unset` says nothing: it is there so that what was read can be put back whole. */
  readonly marketing?: Marketing;
}

/** Whether marketing is wanted, in the words of the contract. */
export type Marketing = 'opted-in' | 'opted-out' | 'unset';

export type ChangeReading =
  | { readonly valid: true; readonly change: PreferencesChange }
  | { readonly valid: false; readonly problem: ChangeProblem };

export interface ChangeProblem {
  /** Such as `hours.from`; `body` where it is no object at all. */
  readonly path: string;
  /** What is wrong or what is allowed, for whoever built the page. */
  readonly message: string;
}

export interface Categories {
  /** Those that can be muted. */
  readonly mutable: readonly Category[];
  /** Those that cannot, because somebody's goods and money hang on them. */
  readonly critical: readonly Category[];
}

/** Reads a whole change or nothing of it. Total on any text. */
export function readPreferencesChange(body: string, categories: Categories): ChangeReading {
  const json = parseJson(body);
  const read = changeSchema(categories).safeParse(json);
  if (read.success) return { valid: true, change: read.data };
  const [issue] = read.error.issues;
  if (issue === undefined) throw new Error('a failed parse names no issue');
  const strange = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...strange].join('.');
  return { valid: false, problem: { path: path || 'body', message: issue.message } };
}

const changeSchema = (categories: Categories) =>
  strictly('a JSON object with any of', {
    muted: z.exactOptional(mutedSchema(categories)),
    hours: z.exactOptional(HOURS),
    timeZone: z.exactOptional(
      z.string(ZONE_ALLOWED).check(z.refine((name) => isTimeZone(name), ZONE_ALLOWED)),
    ),
    marketing: z.exactOptional(oneOf(['opted-in', 'opted-out', 'unset'])),
    privacy: z.exactOptional(oneOf(['discreet', 'code', 'full'])),
    personalized: z.exactOptional(z.boolean('allowed are true and false')),
  });

/** An object with these members and no others; `what` introduces them to whoever sends none. */
function strictly<S extends z.core.$ZodShape>(what: string, shape: S) {
  const members = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `not a member; allowed are ${members}`
        : `allowed is ${what} ${members}`,
  });
}

const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum(values, `allowed is one of ${values.join(', ')}`);

const ZONE_ALLOWED = 'allowed is an IANA time zone such as Asia/Shanghai';

const TIME = 'allowed is a time of day HH:MM, from 00:00 to 23:59';
const time = z.string(TIME).check(z.regex(TIME_OF_DAY, TIME));

const HOURS = z.nullable(
  strictly('null, for any hour, or an object with both', { from: time, to: time }).check(
    z.refine(
      ({ from, to }) => from !== to,
      'from and to are the same; allowed are two different times, or null for any hour',
    ),
  ),
);

/** As much of it as a message should repeat. */
const shown = (name: string): string => JSON.stringify(name.slice(0, 20));

function mutedSchema({ mutable, critical }: Categories) {
  const allowed = `allowed are ${mutable.join(', ')}`;
  const whyNot = (name: string): string | undefined => {
    if (mutable.some((each) => each === name)) return undefined;
    return critical.some((each) => each === name)
      ? `${name} cannot be muted: it is about somebody's goods and money; ${allowed}`
      : `${shown(name)} is no category that can be muted; ${allowed}`;
  };
  return z.pipe(
    z.array(z.string(allowed), `allowed is an array of categories; ${allowed}`),
    z.transform((names: string[], { issues }): readonly Category[] => {
      const refusal = names.map(whyNot).find((each) => each !== undefined);
      if (refusal !== undefined) issues.push({ code: 'custom', message: refusal, input: names });
      return mutable.filter((each) => names.includes(each));
    }),
  );
}
