import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableGatherings } from '../../functions/adapters/recipients/gatherings.ts';
import { startRecipients } from '../support/a-recipients-table.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aGathered } from '../support/any-gathered.ts';

const PLACE = { phone: '+8613800138000', key: 'ItemViewed' };
const [MINUTE_MS, TWO_DAYS_SECONDS] = [60_000, 2 * 86_400];
/** Times that are no whole seconds: DynamoDB reads when it may delete an item as such. */
const [DUE_MS, QUIET_MS] = [NOON_MS + 30 * MINUTE_MS + 1, NOON_MS + 60 * MINUTE_MS - 1];

describe('what is stored of what is told together', () => {
  let recipients: Awaited<ReturnType<typeof startRecipients>>;
  beforeAll(async () => {
    recipients = await startRecipients();
  });
  afterAll(() => recipients.stop());

  const open = () => {
    const table = recipients.aTable();
    const stored = async () => table.get(PLACE.phone, `digest#${PLACE.key}`);
    return { gatherings: tableGatherings(table), stored };
  };

  it('is nothing where no flush is on its way', async () => {
    const { gatherings, stored } = open();
    await gatherings.add(PLACE, aGathered(1), { nowMs: NOON_MS, latestMs: DUE_MS });
    expect(await stored()).toEqual({});
  });

  it('is deleted two days after it was due, or after the quiet that followed', async () => {
    const { gatherings, stored } = open();
    const expiresAt = async () => Number((await stored())['expiresAt']?.N) - TWO_DAYS_SECONDS;
    await gatherings.open(PLACE, 'n', { nowMs: NOON_MS, quietUntilMs: QUIET_MS });
    expect(await expiresAt()).toBe(NOON_MS / 1_000 + 3_600);
    await gatherings.begin(PLACE, aGathered(1), DUE_MS);
    expect(await expiresAt()).toBe(NOON_MS / 1_000 + 1_801);
    await gatherings.take(PLACE, DUE_MS, QUIET_MS);
    expect(await expiresAt()).toBe(NOON_MS / 1_000 + 3_600);
  });

  it('is no longer gathered once it was taken', async () => {
    const { gatherings, stored } = open();
    await gatherings.begin(PLACE, aGathered(1), DUE_MS);
    await gatherings.take(PLACE, DUE_MS, QUIET_MS);
    const names = Object.keys(await stored()).toSorted();
    expect(names).toEqual(['expiresAt', 'pk', 'quietUntilMs', 'sk', 'taken', 'takenMs']);
  });
});
