import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { parseRecord } from './record.ts';
import { ACCOUNT_ID, REGION } from './surroundings.ts';

/** The input of PutEvents; `Time` in seconds since the epoch, up to the year 9999. */
export const PUT_EVENTS = z.looseObject({
  Entries: z.optional(
    z.array(
      z.looseObject({
        Source: z.optional(z.string()),
        DetailType: z.optional(z.string()),
        Detail: z.optional(z.string()),
        EventBusName: z.optional(z.string()),
        Resources: z.optional(z.array(z.string())),
        Time: z.optional(z.number().check(z.gte(0), z.lte(253_402_300_799))),
      }),
    ),
  ),
});

export type Entry = NonNullable<z.infer<typeof PUT_EVENTS>['Entries']>[number];

/** The event as rules see it and targets receive it. */
export interface Envelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 without milliseconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

/** An entry that is refused does not fail its neighbours: it has an error in the answer. */
export interface EntryError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

export function toEnvelope(entry: Entry, nowMs: number): { envelope: Envelope } | EntryError {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (entry[name]) continue;
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
    };
  }
  if (entry.Source?.startsWith('aws.')) {
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  }
  if (sizeOf(entry) > ENTRY_MAX_BYTES) {
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Total size of the entry is over ${ENTRY_MAX_BYTES} bytes.`,
    };
  }
  const detail = parseRecord(entry.Detail ?? '');
  if (detail === undefined) {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  return { envelope: envelopeOf(entry, detail, nowMs) };
}

/**
 * What every bus takes of one event. AWS has raised it to 1 MB since, where it is rolled out:
 * this machine keeps to the stricter.
 */
export const ENTRY_MAX_BYTES = 256 * 1024;

const sizeOf = ({ Source, DetailType, Detail, Resources = [], Time }: Entry): number =>
  [Source, DetailType, Detail, ...Resources].reduce(
    (sum, text) => sum + Buffer.byteLength(text ?? ''),
    Time === undefined ? 0 : 14,
  );

const envelopeOf = (entry: Entry, detail: unknown, nowMs: number): Envelope => ({
  version: '0',
  id: randomUUID(),
  'detail-type': entry.DetailType ?? '',
  source: entry.Source ?? '',
  account: ACCOUNT_ID,
  time: new Date(entry.Time === undefined ? nowMs : entry.Time * 1000)
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z'),
  region: REGION,
  resources: entry.Resources ?? [],
  detail,
});
