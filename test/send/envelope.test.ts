import { describe, expect, it } from 'vitest';
import { bodyWith } from '../../functions/send/envelope.ts';
import { anEnvelope } from '../support/an-event.ts';

describe('an event that waits', () => {
  const item = { id: 'item-1', code: '3287', title: '\ufffe腕表\uffff' };
  const body = JSON.stringify(anEnvelope('ItemSold', { item }));

  it('is as it came, with what was counted beside it', () => {
    expect(JSON.parse(bodyWith({ messageId: 'm-1', body }, { waits: 2 }))).toEqual({
      ...JSON.parse(body),
      waits: 2,
    });
  });

  it('is put on its queue again whatever stands in it', () => {
    const again = bodyWith({ messageId: 'm-1', body }, { tries: 1 });
    // What SQS takes, by the API reference on SendMessage.
    expect(again).toMatch(/^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+$/u);
  });
});
