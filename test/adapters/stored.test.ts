import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cappedClaims } from '../../functions/adapters/recipients/capped-claims.ts';
import { recipientChoices } from '../../functions/adapters/recipients/choices.ts';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { itemMarks } from '../../functions/adapters/recipients/marks.ts';
import { recipientMemory } from '../../functions/adapters/recipients/memory.ts';
import { partitionKey } from '../../functions/adapters/recipients/partition-key.ts';
import { readProfile } from '../../functions/adapters/recipients/profile-item.ts';
import { ringReservations } from '../../functions/adapters/recipients/reservations.ts';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import { ENTRIES } from '../../functions/catalog/index.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Preferences } from '../../functions/domain/preferences.ts';
import { RING_MAX, type Window } from '../../functions/domain/quota.ts';
import { type Claims, NothingWritten } from '../../functions/ports.ts';
import { itemBytes } from '../../local/dynamodb/item-bytes.ts';
import { startRecipients, TABLE } from '../support/a-recipients-table.ts';
import { aTemplate } from '../support/a-template.ts';
import { at } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { askForAmazon } from '../support/ask-for-amazon.ts';

const LEASE_SECONDS = 23;

const amazon = await askForAmazon();
const DATABASES: readonly (readonly [name: string, amazon?: string])[] = [
  ['dynalite'],
  ...(amazon === undefined ? [] : [["Amazon's DynamoDB Local", amazon] as const]),
];

const PHONE = '+8613800138000';

/** Of as many digits as a time has, none of which DynamoDB stores for nothing. */
const LONG_MS = NOON_MS + 1;

const LONGEST: Preferences = {
  // All that can be muted.
  muted: ['listing', 'pricing', 'status', 'views', 'tips', 'offers'],
  hours: { from: '09:00', to: '21:00' },
  // The longest of the tz database.
  timeZone: 'America/Argentina/ComodRivadavia',
  privacy: 'discreet',
  personalized: false,
};

/** Of which nothing but the time is kept. */
const TIMED = [
  ...(['registered', 'active', 'reassigned', 'unreachable'] as const),
  ...(['failed', 'gone', 'delivered'] as const),
] as const;

/** Every attribute at its longest, and the rings of stage `prod` full. */
async function fillProfile(table: RecipientsTable): Promise<void> {
  const memory = recipientMemory(table);
  const word = 'w'.repeat(300);
  for (const is of TIMED) {
    await memory.remember(PHONE, { is, atMs: LONG_MS });
  }
  await memory.remember(PHONE, { is: 'refusal', atMs: LONG_MS, via: word });
  await memory.remember(PHONE, { is: 'tier', atMs: LONG_MS, tier: word });
  await memory.remember(PHONE, { is: 'consent', atMs: LONG_MS + 2, via: word });
  await recipientChoices(table).choose(PHONE, LONGEST, LONG_MS + 2, undefined);
  await fill('marketing', 'WinBack', (windows, length) =>
    marketingClaims(table, { windows, length, leaseSeconds: 1, needsConsent: true }),
  );
  await fill('transactional', 'BidPlaced', (windows, length) =>
    cappedClaims(transactionalClaims(table, 1), ringReservations(table, windows, length)),
  );
}

async function fill(
  lane: Lane,
  kind: string,
  claimsOf: (windows: readonly Window[], length: number) => Claims,
): Promise<void> {
  const length = Number(PROD.get(lane));
  const claims = claimsOf([{ cap: length, windowSeconds: 1 }], length);
  for (let i = 0; i < length; i += 1) {
    const claim = await claims.claim(aNotification(kind, { eventId: `e${i}` }), at(i + 0.001));
    expect(claim).toEqual({ is: 'granted', ordinal: 1 });
  }
}

/** How many entries the template of stage `prod` gives to the ring of each lane. */
const PROD: ReadonlyMap<string, string> = new Map(
  aTemplate({}, 'prod')
    .ofType('AWS::Lambda::Function')
    .map(([, { Properties }]) => Properties.Environment?.Variables ?? {})
    .filter((variables) => 'RING_LENGTH' in variables)
    .map((variables) => [variables.LANE, variables.RING_LENGTH]),
);

describe.each(DATABASES)('%s', (...[, endpoint]) => {
  let recipients: Awaited<ReturnType<typeof startRecipients>>;
  beforeAll(async () => {
    recipients = await startRecipients(endpoint);
  });
  afterAll(() => recipients.stop());

  describe('and what is stored in it', () => {
    const stored = async (phone: string) => {
      const { Items = [] } = await recipients.client.send(new ScanCommand({ TableName: TABLE }));
      const pk = partitionKey(phone, recipients.key());
      return Items.filter((item) => item['pk']?.S === pk);
    };

    it('names no phone: its partition is a keyed hash', async () => {
      await transactionalClaims(recipients.aTable(), LEASE_SECONDS).claim(
        aNotification('ItemSold'),
        at(0),
      );
      const items = await stored(PHONE);
      expect(items).toHaveLength(1);
      expect(JSON.stringify(items)).not.toContain('138001');
    });

    it('of a transactional notification is deleted a day after it can no longer be told', async () => {
      const sale = aNotification('ItemSold');
      await transactionalClaims(recipients.aTable(), LEASE_SECONDS).claim(sale, at(0));
      const [item] = await stored(PHONE);
      // DynamoDB reads the attribute as whole seconds since the epoch.
      expect(Number(item?.['expiresAt']?.N)).toBe(sale.expiresAtMs / 1000 + 86_400);
    });

    it('of a mark is deleted when it can matter no longer, whichever comes last of entry and write', async () => {
      const marks = itemMarks(recipients.aTable(), 3_600, { nowMs: () => NOON_MS });
      const expiresAt = async () => (await stored(PHONE))[0]?.['expiresAt']?.N;
      await marks.mark(PHONE, 'item-1', 'ItemSold', NOON_MS - 5_000);
      expect(Number(await expiresAt())).toBe(NOON_MS / 1_000 + 3_600);
      await marks.mark(PHONE, 'item-1', 'ItemListed', NOON_MS + 1_001);
      expect(Number(await expiresAt())).toBe(NOON_MS / 1_000 + 2 + 3_600);
    });

    it('of a mark keeps to one write unit', async () => {
      const marks = itemMarks(recipients.aTable(), 3_600, { nowMs: () => NOON_MS });
      const entries = ENTRIES.filter(({ supersedes }) => supersedes.length > 0);
      const itemId = 'i'.repeat(256);
      for (const { name } of entries) await marks.mark(PHONE, itemId, name, LONG_MS);
      const [item = {}] = await stored(PHONE);
      expect(Object.keys(item)).toHaveLength(3 + entries.length);
      expect(itemBytes(item)).toBeLessThanOrEqual(1_024);
    });

    it('of a recipient holds the evidence of what they said, cut between two characters', async () => {
      const memory = recipientMemory(recipients.aTable());
      const via = '在微信公众号的设置页里点了同意';
      await memory.remember(PHONE, { is: 'consent', atMs: NOON_MS, via });
      await memory.remember(PHONE, { is: 'refusal', atMs: NOON_MS, via: 'v'.repeat(40) });
      await memory.remember(PHONE, { is: 'tier', atMs: NOON_MS, tier: 'gold' });
      await memory.remember(PHONE, { is: 'tier', atMs: NOON_MS - 1, tier: 'silver' });
      await memory.remember(PHONE, { is: 'active', atMs: NOON_MS });
      const [item] = await stored(PHONE);
      const [N, S] = [String(NOON_MS), (text: string) => ({ S: text })];
      expect(item).toMatchObject({
        ...{ givenAtMs: { N }, givenVia: S('在微信公众号的设置页'), refusedAtMs: { N } },
        ...{ refusedVia: S('v'.repeat(32)), tierAtMs: { N }, tier: S('gold'), activeAtMs: { N } },
      });
    });

    it('of a recipient of stage prod keeps to one write unit, whatever was learned and chosen', async () => {
      const table = recipients.aTable();
      await fillProfile(table);
      const [item = {}] = (await stored(PHONE)).filter(({ sk }) => sk?.S === 'profile');
      expect(readProfile(item)).toMatchObject({ chosen: { preferences: LONGEST } });
      expect(itemBytes(item)).toBeLessThanOrEqual(1_024);
    });
  });

  // Developer guide of DynamoDB, on quotas of expressions: 4 KB and 300 operators each.
  it('takes the expressions of the longest ring', async () => {
    const windows = Array.from({ length: 4 }, () => ({ cap: RING_MAX, windowSeconds: 1 }));
    const ring = { windows, length: RING_MAX, leaseSeconds: 1, needsConsent: false };
    const claims = marketingClaims(recipients.aTable(), ring);
    const offer = aNotification('WinBack');
    expect(await claims.claim(offer, at(0))).toMatchObject({ is: 'granted' });
    await claims.release(offer, at(0));
    expect(await claims.claim(offer, at(1))).toMatchObject({ is: 'granted' });
  });

  it('lets a place be given back in a ring that a deployment made longer', async () => {
    const table = recipients.aTable();
    const claimsOf = (length: number) => {
      const windows = [{ cap: 2, windowSeconds: 60 }];
      return marketingClaims(table, { windows, length, leaseSeconds: 1, needsConsent: false });
    };
    const offer = aNotification('WinBack');
    await claimsOf(3).claim(offer, at(0));
    await claimsOf(5).release(offer, at(0));
    expect(await claimsOf(5).claim(offer, at(1))).toMatchObject({ is: 'granted' });
  });

  describe('and a write that it', () => {
    const claimIn = (tableName: string, timeoutMs: number) =>
      transactionalClaims(recipients.aTable({ tableName, timeoutMs }), LEASE_SECONDS).claim(
        aNotification('ItemSold'),
        at(0),
      );

    it('turns away has surely written nothing', async () => {
      await expect(claimIn('no-such-table', 5_000)).rejects.toBeInstanceOf(NothingWritten);
    });

    it('does not answer in time may have been done', async () => {
      const error = await claimIn(TABLE, 0).catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(NothingWritten);
    });
  });
});
