import type { Notification } from './notification.ts';
import { plainWords } from './plain-words.ts';
import type { Profile } from './profile.ts';

/** One event among those that are told together. */
export interface Gathered {
  /** Of its notification, or the first half of that: an event that comes again is one. */
  readonly id: string;
  readonly occurredAtMs: number;
  readonly item: { readonly id: string; readonly code: string; readonly category?: string };
  /** How many it counts for, 1 or more. */
  readonly count: number;
  /** What is offered. */
  readonly fen?: number;
  readonly deadlineMs?: number;
}

/** What is kept of a notification until it is told together with others; undefined without item. */
export function gatheredOf(notification: Notification): Gathered | undefined {
  const { id, occurredAtMs, deadlineMs, item, fields, kind } = notification;
  const gathers = kind.gathers;
  if (item === undefined || gathers === undefined) return undefined;
  const fen = gathers.by === 'item' ? fields[gathers.highest] : undefined;
  const category = plainWords(item.category ?? '');
  const isKept = category !== '' && category.length <= CATEGORY_MAX_UNITS;
  return {
    ...{ id, occurredAtMs, count: Number(fields[gathers.counts] ?? 1) },
    item: { id: item.id, code: item.code, ...(isKept ? { category } : {}) },
    ...(typeof fen === 'number' ? { fen } : {}),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  };
}

/** A longer one is left out whole: cut, it might no longer be known for a sensitive one. */
const CATEGORY_MAX_UNITS = 40;

/** What else decides whether something that was gathered is still news. */
export interface Aftermath {
  /** When something last occurred that supersedes news of that item. */
  readonly supersededAtMs: (itemId: string) => number | undefined;
  readonly profile: Profile;
  readonly nowMs: number;
}

/** Those that are still news, each once. */
export function stillNews(
  { kind }: Notification,
  all: readonly Gathered[],
  aftermath: Aftermath,
): readonly Gathered[] {
  const { nowMs } = aftermath;
  const isNews = (one: Gathered) =>
    !isOvertaken(one, aftermath) &&
    nowMs <= Math.min(one.deadlineMs ?? Number.POSITIVE_INFINITY, freshUntilMs(one.occurredAtMs));
  const freshUntilMs = (occurredAtMs: number) => occurredAtMs + kind.freshnessSeconds * 1_000;
  return [...new Map(all.filter(isNews).map((one) => [one.id, one])).values()];
}

/** Of what is no longer news at all: something came after some of it, or it is merely too old. */
export const whyStale = (
  all: readonly Gathered[],
  aftermath: Aftermath,
): 'superseded' | 'expired' =>
  all.some((one) => isOvertaken(one, aftermath)) ? 'superseded' : 'expired';

/** By other news of its item, or by the number's passing on. */
const isOvertaken = (
  { item, occurredAtMs }: Gathered,
  { supersededAtMs, profile }: Aftermath,
): boolean =>
  occurredAtMs <
  Math.max(
    supersededAtMs(item.id) ?? Number.NEGATIVE_INFINITY,
    profile.reassignedAtMs ?? Number.NEGATIVE_INFINITY,
  );
