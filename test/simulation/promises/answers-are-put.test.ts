import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import { aCommand, anEvent, aWish } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import { answersArePut } from './answers-are-put.ts';

const found = breachesOf(answersArePut);

const PRICE = anEvent({ eventId: 'price-1', kind: 'PriceProposed' });
const OTHER = anEvent({ eventId: 'price-2', kind: 'PriceProposed' });
const answers = [{ askId: PRICE.notificationId, phone: PRICE.phone, atMs: NOON_MS }];

describe('an answer that stands', () => {
  it('is put on the bus', () => {
    expect(found({ answers, commands: [aCommand(PRICE)] })).toEqual([]);
    expect(found({ answers, commands: [aCommand(OTHER)] })).toHaveLength(1);
    expect(found({ answers })).toEqual([
      `the answer to ${PRICE.notificationId.slice(0, 8)} was never put on the bus`,
    ]);
  });

  it("need not be, where it is a former owner's", () => {
    expect(found({ answers, wishes: [aWish({ is: 'reassigned' })] })).toEqual([]);
    expect(found({ answers, wishes: [aWish()] })).toHaveLength(1);
  });
});
