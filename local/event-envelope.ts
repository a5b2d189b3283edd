import { randomUUID } from 'node:crypto';
import { ACCOUNT_ID, REGION } from './surroundings.ts';

/** One entry of PutEvents. */
export interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  /** Seconds since the epoch. */
  readonly Time?: number;
}

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
  if (sizeOf(entry) > ENTRY_MAX_BYTES) {
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Total size of the entry is over ${ENTRY_MAX_BYTES} bytes.`,
    };
  }
  const detail = parseObject(entry.Detail ?? '');
  if (detail === undefined) {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  return { envelope: envelopeOf(entry, detail, nowMs) };
}

/** By the EventBridge API reference, PutEvents; counted by the user guide, on an entry's size. */
const ENTRY_MAX_BYTES = 1024 * 1024;

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

function parseObject(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? value : undefined;
  } catch {
    return undefined;
  }
}
