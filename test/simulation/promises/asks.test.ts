import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import {
  aCommand,
  anEvent,
  aPublish,
  aReply,
  aWish,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
} from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { Command, Reply } from '../correspondence.ts';
import type { History, PutEvent } from '../history.ts';
import { asksActedOnOnce } from './asks.ts';

const found = breachesOf(asksActedOnOnce);

const PRICE = anEvent({
  ...{ eventId: 'price-1', kind: 'PriceProposed', askedUntilMs: NOON_MS + DAY_MS },
});
const YES = aReply({ is: 'yes', eventId: 'price-1' });
const TAKEN_MS = YES.takenAtMs ?? 0;

interface Story {
  readonly asking?: PutEvent;
  readonly reply?: Partial<Reply>;
  readonly command?: Partial<Command>;
  readonly more?: Partial<History>;
}

const told = ({ asking = PRICE, reply = {}, command = {}, more = {} }: Story) =>
  found({
    ...{ events: [asking], publishes: [aPublish(asking)] },
    ...{ replies: [{ ...YES, ...reply }], commands: [aCommand(asking, command)] },
    ...more,
  });

describe('an ask', () => {
  it('has one answer, however often it is put', () => {
    const again = (change: Partial<Command>) =>
      told({ more: { commands: [aCommand(PRICE), aCommand(PRICE, change)] } });
    expect(again({})).toEqual([]);
    expect(again({ answer: 'no' })).toHaveLength(1);
    expect(again({ commandId: 'command-2' })).toHaveLength(1);
  });

  it('is answered in the version that was asked', () => {
    const ask = { id: PRICE.notificationId, itemVersion: 4 };
    expect(told({ command: { ask } })).toHaveLength(1);
  });

  it('was asked before the reply was taken', () => {
    const publishes = (acceptedAtMs: number | undefined) => [aPublish(PRICE, { acceptedAtMs })];
    expect(told({ more: { publishes: publishes(TAKEN_MS) } })).toEqual([]);
    expect(told({ more: { publishes: publishes(TAKEN_MS + 1) } })).toHaveLength(1);
    expect(told({ more: { publishes: publishes(undefined) } })).toHaveLength(1);
  });

  it('was asked at all, and of that phone', () => {
    expect(told({ command: { ask: { id: 'another' } } })).toHaveLength(1);
    expect(told({ command: { phone: '+8613900139000' } })).toHaveLength(1);
  });

  it('is open up to its end, and by the skew beyond', () => {
    const until = (askedUntilMs: number) => told({ asking: { ...PRICE, askedUntilMs } });
    expect(until(TAKEN_MS - 1_000)).toEqual([]);
    expect(until(TAKEN_MS - 1_001)).toHaveLength(1);
  });

  it('is void once something superseding is stored', () => {
    const marked = (atMs: number, entry = 'PriceAdjusted') => ({
      marks: [{ phone: PRICE.phone, itemId: 'item-3287', entry, occurredAtMs: NOON_MS + 1, atMs }],
    });
    expect(told({ more: marked(TAKEN_MS) })).toEqual([]);
    expect(told({ more: marked(TAKEN_MS - 1) })).toHaveLength(1);
    expect(told({ more: marked(TAKEN_MS - 1, 'BidAnswered') })).toEqual([]);
  });

  it('is void once the number has passed on', () => {
    const passedOn = (saidAtMs: number) => ({
      wishes: [aWish({ is: 'reassigned', saidAtMs, atMs: TAKEN_MS - 1 })],
    });
    expect(told({ more: passedOn(NOON_MS) })).toHaveLength(1);
    expect(told({ more: passedOn(NOON_MS - 1) })).toEqual([]);
  });
});

describe('a reply', () => {
  it('says what is put', () => {
    expect(told({})).toEqual([]);
    expect(told({ reply: { means: { is: 'no', eventId: 'price-1' } } })).toHaveLength(1);
    expect(told({ reply: { means: { is: 'nothing' } } })).toHaveLength(1);
    expect(told({ reply: { phone: '+8613900139000' } })).toHaveLength(1);
  });

  it('was taken before', () => {
    const atMs = TAKEN_MS;
    expect(told({ command: { atMs } })).toEqual([]);
    expect(told({ command: { atMs: atMs - 1 } })).toHaveLength(1);
    expect(told({ reply: { takenAtMs: undefined } })).toHaveLength(1);
  });

  it('asks for as many days as are put, and are allowed', () => {
    const asking = { ...PRICE, kind: 'ConsignmentExpiring', maxExtendDays: 7 };
    const extended = (said: number, put: number) =>
      told({
        asking,
        reply: { means: { is: 'extend', eventId: 'price-1', days: said } },
        command: { type: 'ExtensionRequested', days: put },
      });
    expect(extended(7, 7)).toEqual([]);
    expect(extended(3, 7)).toHaveLength(1);
    expect(extended(8, 8)).toHaveLength(1);
  });
});

describe('a reply to another ask', () => {
  const other = anEvent({ ...PRICE, eventId: 'price-2', notificationId: 'p2', code: '5512' });
  const meant: Partial<Reply> = { means: { is: 'yes', eventId: 'price-2' } };
  const askedAt = (atMs: number) => ({
    events: [PRICE, other],
    publishes: [aPublish(PRICE), aPublish(other, { begunAtMs: atMs })],
  });

  it('may act on the newest that had come', () => {
    expect(told({ reply: meant, more: askedAt(NOON_MS - HOUR_MS) })).toEqual([]);
    expect(told({ reply: meant, more: askedAt(NOON_MS + MINUTE_MS) })).toHaveLength(1);
  });

  it('may not act on one whose code it does not name', () => {
    const more = askedAt(NOON_MS - HOUR_MS);
    expect(told({ reply: { ...meant, text: 'Y3287' }, more })).toEqual([]);
    expect(told({ reply: { ...meant, text: 'Ｙ５５１２' }, more })).toHaveLength(1);
  });

  it('may act on one that was refused before the other, and taken after it', () => {
    const refused = aPublish(PRICE, { begunAtMs: NOON_MS - 2 * HOUR_MS, acceptedAtMs: undefined });
    const elder = aPublish(other, { begunAtMs: NOON_MS - HOUR_MS });
    const more = (publishes: History['publishes']) => ({ events: [PRICE, other], publishes });
    const [taken, late] = [aPublish(PRICE), aPublish(PRICE, { begunAtMs: NOON_MS + DAY_MS })];
    expect(told({ reply: meant, more: more([refused, elder, taken]) })).toEqual([]);
    expect(told({ reply: meant, more: more([refused, elder, late]) })).toHaveLength(1);
  });

  it('may act on a price that it names by its code, though days were asked for since', () => {
    const since = (change: Partial<PutEvent>) => {
      const newest = anEvent({ ...other, code: '3287', ...change, eventId: 'since' });
      const asked = [newest, { ...newest, eventId: 'price-2', notificationId: 'p3' }];
      const publishes = [aPublish(PRICE), aPublish(newest, { begunAtMs: NOON_MS + MINUTE_MS })];
      return told({
        reply: { ...meant, text: 'Y3287' },
        more: { events: [PRICE, ...asked], publishes },
      });
    };
    expect(since({ kind: 'ConsignmentExpiring', maxExtendDays: 30 })).toEqual([]);
    expect(since({})).toHaveLength(1);
  });
});
