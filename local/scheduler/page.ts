import * as z from 'zod/mini';
import { NAME, oneOf, parse, structure, text, whole } from './constraints.ts';

/** What ListSchedules and ListScheduleGroups ask for, from the query. */
export type ListQuery = z.infer<typeof LIST_QUERY>;

/** @throws ValidationException for a parameter that is wrong or unknown */
export const parseListQuery = (query: URLSearchParams): ListQuery => {
  const { MaxResults, ...others } = Object.fromEntries(query);
  const max = MaxResults === undefined ? {} : { MaxResults: Number(MaxResults) };
  return parse(LIST_QUERY, { ...others, ...max });
};

// By the API reference; ScheduleGroup and State are of ListSchedules alone.
const LIST_QUERY = structure({
  NamePrefix: z.optional(NAME),
  ScheduleGroup: z.optional(NAME),
  State: z.optional(oneOf('ENABLED', 'DISABLED')),
  NextToken: z.optional(text(2_048)),
  MaxResults: z._default(whole(1, 100), 100),
});

interface Page<T> {
  readonly entries: readonly T[];
  readonly NextToken?: string;
}

/** In the order of their keys, so that what is put or deleted in between moves no page. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (entry: T) => string,
  { NextToken, MaxResults }: ListQuery,
): Page<T> {
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64url').toString();
  const rest = all
    .map((entry) => ({ key: keyOf(entry), entry }))
    .filter(({ key }) => key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, MaxResults);
  const entries = page.map(({ entry }) => entry);
  const last = page.at(-1);
  if (rest.length <= MaxResults || last === undefined) return { entries };
  return { entries, NextToken: Buffer.from(last.key).toString('base64url') };
}
