import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../functions/catalog/index.ts';
import { parseNotification } from '../../functions/domain/notification.ts';
import { PHONE_NUMBER_ALLOWED } from '../../functions/domain/phone-number.ts';
import { reasonFor } from '../support/a-reason.ts';
import { aBody, anEnvelope, NOON_MS } from '../support/an-event.ts';

const TOLD = [...kindsOf('transactional').keys()].join(', ');

describe('an event that cannot be told', () => {
  it.each([
    ['no JSON', 'oops', 'invalid: body: an EventBridge event as JSON, not other text'],
    ['JSON that is no object', '[]', 'invalid: body: an EventBridge event as JSON, not an array'],
    [
      'an unknown kind',
      JSON.stringify({ ...anEnvelope('ItemSold'), 'detail-type': 'ItemSolt' }),
      `invalid: detail-type: one of ${TOLD}, not an unknown kind`,
    ],
    [
      "another lane's kind",
      aBody('ItemViewed'),
      `invalid: detail-type: one of ${TOLD}, not an unknown kind`,
    ],
    [
      "somebody else's event",
      JSON.stringify({ ...anEnvelope('ItemSold'), source: 'aws.s3' }),
      'invalid: source: the source consignment.platform, not other text',
    ],
    ['no recipient', aBody('ItemSold', { recipient: undefined }), 'invalid: detail.recipient:'],
    ['no phone', aBody('ItemSold', { recipient: {} }), 'invalid: detail.recipient.phone:'],
    [
      'a phone that is none',
      aBody('ItemSold', { recipient: { phone: '12345' } }),
      'invalid: detail.recipient.phone: a mobile number in E.164 of CN,',
    ],
    [
      'no item',
      aBody('ItemSold', { item: undefined }),
      'invalid: detail.item: an object with id and code, not nothing',
    ],
    [
      'a price that is text',
      aBody('ItemSold', { item: { id: 'i', code: '3287', priceFen: '15200' } }),
      'invalid: detail.item.priceFen: whole fen, a number from 1 to 100000000000, not text',
    ],
    [
      'a price of nothing',
      aBody('ItemSold', { item: { id: 'i', code: '3287', priceFen: 0 } }),
      'invalid: detail.item.priceFen: whole fen, a number from 1 to 100000000000, not another number',
    ],
    [
      'a price with a fraction',
      aBody('BidPlaced', { bidFen: 15_000.5 }),
      'invalid: detail.bidFen: whole fen, a number from 1 to 100000000000, not another number',
    ],
    [
      'a code that is a number',
      aBody('ItemSold', { item: { id: 'i', code: 3287 } }),
      'invalid: detail.item.code: text of 4 to 10 digits, not a number',
    ],
    [
      'a code with letters',
      aBody('ItemSold', { item: { id: 'i', code: 'A1' } }),
      'invalid: detail.item.code: text of 4 to 10 digits, not other text',
    ],
    [
      "a missing field of the kind's own",
      aBody('BidPlaced', { bidFen: undefined }),
      'invalid: detail.bidFen: whole fen, a number from 1 to 100000000000, not nothing',
    ],
    [
      'no version of the item, where an answer counts for one',
      aBody('PriceProposed', { item: { id: 'i', code: '3287' } }),
      'invalid: detail.item.version: a whole number from 0, not nothing',
    ],
    [
      'a count that is none',
      aBody('ConsignmentExpiring', { maxExtendDays: 0 }),
      'invalid: detail.maxExtendDays: a whole number from 1 to 365, not another number',
    ],
    [
      'a choice that there is not',
      aBody('StatusReported', { status: 'lost' }),
      'invalid: detail.status: one of received, in-review, ',
    ],
    [
      'codes that are not in an array',
      aBody('ReplyUnclear', { codes: '3287' }),
      'invalid: detail.codes: an array of 1 to 20 item codes of 4 to 10 digits, not text',
    ],
    [
      'codes of which none is to be chosen',
      aBody('ReplyUnclear', { codes: [] }),
      'invalid: detail.codes: an array of 1 to 20 item codes of 4 to 10 digits, not an array',
    ],
    [
      'too many codes',
      aBody('ReplyUnclear', { codes: Array(21).fill('3287') }),
      'invalid: detail.codes: an array of 1 to 20 item codes of 4 to 10 digits, not an array',
    ],
    [
      'a count that is too large',
      aBody('ConsignmentExpiring', { maxExtendDays: 366 }),
      'invalid: detail.maxExtendDays: a whole number from 1 to 365, not another number',
    ],
    [
      'no deadline, where its kind lives by it',
      aBody('ShipmentDue', { deadline: undefined }),
      'invalid: detail.deadline: a time in ISO 8601',
    ],
    [
      'a role that is a number',
      aBody('ItemSold', { recipient: { phone: '13800138000', role: 0 } }),
      'invalid: detail.recipient.role: seller or buyer, not a number',
    ],
    [
      'a role that there is not',
      aBody('ItemSold', { recipient: { phone: '13800138000', role: 'agent' } }),
      'invalid: detail.recipient.role: seller or buyer, not other text',
    ],
    [
      'a fixed line',
      aBody('ItemSold', { recipient: { phone: '010-62345678' } }),
      `invalid: detail.recipient.phone: ${PHONE_NUMBER_ALLOWED}, not a fixed line`,
    ],
    [
      'an id that is far too long',
      aBody('ItemSold', { eventId: 'x'.repeat(300) }),
      'invalid: detail.eventId: text of 1 to 256 characters, not text of 300 characters',
    ],
    [
      'an id that no table takes',
      aBody('ItemSold', { item: { id: 'item-\ud800', code: '3287' } }),
      'invalid: detail.item.id: text of 1 to 256 characters, not other text',
    ],
    [
      'a message of another service',
      JSON.stringify({ Records: [{ eventSource: 'aws:s3' }] }),
      'invalid: body: an EventBridge event as JSON, not another object',
    ],
    [
      'an end before it occurred',
      aBody('ConsignmentExpiring', { expiresAt: '2026-11-23T11:59:59+08:00' }),
      'invalid: detail.expiresAt: a time not before occurredAt, not an earlier one',
    ],
    [
      'a time without an offset',
      aBody('ItemSold', { occurredAt: '2026-11-23T12:00:00' }),
      'invalid: detail.occurredAt: a time in ISO 8601',
    ],
    [
      'a time more than a day ahead',
      aBody('ItemSold', { occurredAt: '2026-11-24T12:00:01+08:00', deadline: undefined }),
      'invalid: detail.occurredAt: a time at most a day ahead of now, not a later one',
    ],
    [
      'a deadline before it occurred',
      aBody('ItemSold', { deadline: '2026-11-23T11:59:59+08:00' }),
      'invalid: detail.deadline: a time not before occurredAt, not an earlier one',
    ],
  ])('says of %s what was wrong, where, and what is allowed', (_, body, reason) => {
    expect(reasonFor(body).slice(0, reason.length)).toBe(reason);
  });

  it('never quotes what it found: it may be a number, a title', () => {
    const secret = '+8613900000000x';
    expect(reasonFor(aBody('ItemSold', { recipient: { phone: secret } }))).not.toContain('139');
  });

  it('is answered, whatever the text: parsing never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(typeof parseNotification(body, kindsOf('transactional'), NOON_MS).valid).toBe(
          'boolean',
        );
      }),
    );
  });

  it('is answered, whatever stands in the detail', () => {
    const keys = fc.constantFrom('recipient', 'item', 'deadline', 'occurredAt', 'eventId');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (detail) => {
        const reason = reasonFor(aBody('ItemSold', detail));
        expect(reason).toMatch(/^valid$|^invalid: detail\.[\w.]+: .+/);
      }),
    );
  });
});
