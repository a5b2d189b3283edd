import type { Chance } from './chance.ts';

/** What the platform puts, and whether it is as it should be. */
export interface Written {
  readonly type: string;
  readonly detail: Detail;
  readonly isMeantToBeValid: boolean;
}

type Detail = Readonly<Record<string, unknown>>;

/** The event as it is written: now and then wrong, or odd but right. */
export function misused(chance: Chance, type: string, detail: Detail): Written {
  const dice = chance.next();
  if (dice > WRONG + ODD) return { type, detail, isMeantToBeValid: true };
  if (dice > WRONG) return { type, detail: chance.of(ODDITIES)(detail), isMeantToBeValid: true };
  const misspelt = chance.happens(0.4) ? chance.of(MISSPELLINGS)(type) : undefined;
  return misspelt === undefined
    ? { type, detail: chance.of(MISTAKES)(detail, chance), isMeantToBeValid: false }
    : { type: misspelt, detail, isMeantToBeValid: false };
}

const WRONG = 0.008;
const ODD = 0.02;

const MISSPELLINGS: readonly ((type: string) => string)[] = [
  (type) => type.slice(0, -1),
  (type) => type.toLowerCase(),
  (type) => `${type}Event`,
  (type) => type.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
];

const MISTAKES: readonly ((detail: Detail, chance: Chance) => Detail)[] = [
  ({ recipient: _, ...rest }) => ({ ...rest, recipient: null }),
  (detail, chance) => ({ ...detail, recipient: { phone: chance.of(NO_PHONES) } }),
  (detail) => ({ ...detail, recipient: { userId: 'u-1', role: 'seller' } }),
  (detail) => ({ ...detail, deadline: '2001-01-01T00:00:00+08:00' }),
  (detail) => ({ ...detail, occurredAt: '2026-11-22 10:00' }),
  (detail) => ({ ...detail, item: { id: 'item-x', code: 'A-17' } }),
  (detail) => ({ ...detail, item: { id: 'item-x', code: '3287', priceFen: 99.5 } }),
  (detail) => ({ ...detail, eventId: 17 }),
];

const NO_PHONES = ['138', '010-62345678', '4008001234', '+14155550123', '无', ''];

const ODDITIES: readonly ((detail: Detail) => Detail)[] = [
  (detail) => ({ ...detail, traceId: 't-1', schemaVersion: 7, tags: ['a', { b: null }] }),
  (detail) => ({ ...detail, note: null, ...('item' in detail ? {} : { item: null }) }),
  (detail) => withPhone(detail, (digits) => digits),
  (detail) => withPhone(detail, (digits) => `+86 ${digits.slice(0, 3)} ${digits.slice(3)}`),
  (detail) => withPhone(detail, (digits) => `0086${digits}`),
];

/** The same number in other writing, where it is one of the mainland. */
function withPhone(detail: Detail, written: (digits: string) => string): Detail {
  const { recipient } = detail;
  const [, digits] = /^\+86(1\d{10})$/.exec(phoneOf(recipient)) ?? [];
  return digits === undefined
    ? detail
    : { ...detail, recipient: { ...(recipient as Detail), phone: written(digits) } };
}

const phoneOf = (recipient: unknown): string =>
  String((recipient as { readonly phone?: unknown } | undefined)?.phone);
