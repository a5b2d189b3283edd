import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleEvent, exampleOf } from '../../functions/catalog/example.ts';
import { ENTRIES } from '../../functions/catalog/index.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { entry, NOON_MS } from '../support/an-event.ts';

const DAY_SECONDS = 86_400;

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

const noonOf = (day: number) => NOON_MS + day * DAY_SECONDS * 1000;

const anEvent = (name: string, day: number, phone: string): ExampleEvent =>
  exampleOf(
    entry(name),
    { eventId: `${name}-${day}-${phone}`, nowMs: noonOf(day) },
    { recipient: { phone } },
  );

/** A third of everything that the platform may say, to a few phones: each thing twice a week. */
const daysEvents = (day: number): readonly ExampleEvent[] =>
  ENTRIES.flatMap(({ name }, i) =>
    i % 3 === day % 3 ? [anEvent(name, day, phoneNumber(i % 7))] : [],
  );

describe("a week's events, put again a week later as the archive would", () => {
  it('ring nowhere', async () => {
    const week = Array.from({ length: 7 }, (_, day) => daysEvents(day));
    for (const events of week) {
      await cloud.put(...events);
      await cloud.travel(DAY_SECONDS);
    }
    const before = await cloud.inbox();
    expect(before.length).toBeGreaterThan(50);
    await cloud.travel(7 * DAY_SECONDS);
    await cloud.put(...week.flat());
    await cloud.travel(0);
    expect(await cloud.inbox()).toEqual(before);
  });

  it('bring no consent back that was withdrawn since', async () => {
    const phone = phoneNumber(1_000);
    const given = anEvent('ConsentGiven', 14, phone);
    const offer = (day: number) => anEvent('WinBack', day, phone);
    await cloud.put(given);
    await cloud.travel(0);
    await cloud.put(offer(14));
    await cloud.travel(DAY_SECONDS);
    expect(await cloud.inbox(phone)).toHaveLength(1);
    await cloud.put(anEvent('ConsentWithdrawn', 15, phone));
    await cloud.travel(7 * DAY_SECONDS);

    await cloud.put(given);
    await cloud.travel(0);
    await cloud.put(offer(22));
    await cloud.travel(0);
    expect(await cloud.inbox(phone)).toHaveLength(1);
    const last = (await cloud.said()).findLast(({ detail }) =>
      JSON.stringify(detail).includes(phone),
    );
    expect(last?.detail).toMatchObject({ kind: 'WinBack', reason: 'opted-out' });
  });
});
