import { KINDS } from '../../../functions/catalog/index.ts';
import { ASK_MAX_SECONDS } from '../../../functions/domain/ask.ts';
import { isCapped, type Kind } from '../../../functions/domain/kind.ts';
import { notificationId } from '../../../functions/domain/notification-id.ts';
import type { PutEvent } from '../history.ts';
import type { Mutable } from './mutable.ts';

export type Detail = Readonly<Record<string, unknown>>;

/**
 * An event as a run's history keeps it.
 * @param isMeant whether it is valid, as far as whoever put it knows
 */
export function putEvent(
  type: string,
  detail: Detail,
  isMeant: boolean,
  atMs: number,
): Mutable<PutEvent> {
  const kind = KINDS_BY_NAME.get(type);
  const eventId = String(detail['eventId']);
  const phone = phoneIn(detail);
  const item = (detail['item'] ?? undefined) as Detail | undefined;
  const occurredAtMs = Date.parse(String(detail['occurredAt']));
  const times = kind === undefined ? NO_TIMES : timesOf(kind, detail, occurredAtMs);
  // What hung at the platform for so long that its end came first is not valid either.
  const isValid = isMeant && !(times.expiresAtMs < occurredAtMs);
  return {
    ...{ eventId, kind: type, lane: kind?.lane, isValid, phone, occurredAtMs, atMs, arrivals: 1 },
    notificationId: notificationId(type, eventId, phone),
    isCapped: kind !== undefined && isCapped(kind),
    isGathered: kind?.gathers !== undefined,
    ...(item === undefined ? {} : { itemId: String(item['id']), code: String(item['code']) }),
    ...(item?.['version'] === undefined ? {} : { version: Number(item['version']) }),
    ...(isValid ? times : NO_TIMES),
    ...(detail['maxExtendDays'] === undefined
      ? {}
      : { maxExtendDays: Number(detail['maxExtendDays']) }),
  };
}

const NO_TIMES = { expiresAtMs: Number.NaN };

function timesOf(kind: Kind, detail: Detail, occurredAtMs: number) {
  const timeIn = (name: string | undefined) =>
    name === undefined || detail[name] === undefined
      ? Number.POSITIVE_INFINITY
      : Date.parse(String(detail[name]));
  const deadlineMs = timeIn('deadline');
  const freshUntilMs = occurredAtMs + kind.freshnessSeconds * 1_000;
  const expiresAtMs = Math.min(deadlineMs, timeIn(kind.endsWith), freshUntilMs);
  if (kind.asks === undefined) return { expiresAtMs };
  const named = Number.isFinite(deadlineMs) ? deadlineMs : expiresAtMs;
  const latestMs = occurredAtMs + ASK_MAX_SECONDS * 1_000;
  return { expiresAtMs, askedUntilMs: Math.min(Math.max(expiresAtMs, named), latestMs) };
}

/** In E.164; by far not every way to write one. */
function phoneIn(detail: Detail): string {
  const given = String((detail['recipient'] as Detail | undefined)?.['phone'] ?? '');
  const digits = given.replaceAll(/\D/g, '').replace(/^00/, '');
  return digits.length === 11 && digits.startsWith('1') ? `+86${digits}` : `+${digits}`;
}

const KINDS_BY_NAME: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]));
