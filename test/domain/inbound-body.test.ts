import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../functions/domain/inbound.ts';
import { inboundBody, readInbound } from '../../functions/domain/inbound-body.ts';
import type { PhoneNumber } from '../../functions/domain/phone-number.ts';
import { rejectionReason } from '../../functions/domain/rejection.ts';
import { BODIES } from '../door/a-door.ts';
import { NOON_MS } from '../support/an-event.ts';

const inbound = (changes: Partial<Inbound>): Inbound => ({
  ...{ id: 'generic:in-1', from: '+8613800138000' as PhoneNumber, text: 'Y' },
  ...{ receivedAtMs: NOON_MS, ...changes },
});

const reasonOf = (body: string): string => {
  const read = readInbound(body, NOON_MS);
  return read.valid ? 'valid' : rejectionReason(read.rejection);
};

describe('what lies on the queue', () => {
  it('is read as it was put there, and holds nothing that SQS refuses', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 256, unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
        (id, text, inReplyTo) => {
          const put = inbound({
            ...{ id: `aliyun:${id}`, text },
            ...(inReplyTo === undefined ? {} : { inReplyTo }),
          });
          const body = inboundBody(put);
          expect(readInbound(body, NOON_MS)).toEqual({ valid: true, inbound: put });
          expect(body).not.toMatch(/[^\t\n\r\u0020-\ud7ff\u{10000}-\u{10ffff}\ue000-\ufffd]/u);
        },
      ),
    );
    expect(inboundBody(inbound({ text: '\ufffe\uffff\ud800' }))).toContain('\\ufffe\\uffff\\ud800');
  });

  it.each([
    [
      'mere text',
      'Y',
      'body: what the door put there, or a notification of SNS, as JSON, not no JSON',
    ],
    [
      'a list',
      '[]',
      'body: what the door put there, or a notification of SNS, as JSON, not an array',
    ],
    ['what a carrier sends', JSON.stringify(BODIES.aws), 'id: text, not nothing'],
    [
      'no phone',
      inboundBody(inbound({ from: '1' as PhoneNumber })),
      'from: a mobile number in E.164',
    ],
  ])('is rejected where it is %s', (_, body, reason) => {
    expect(reasonOf(body)).toContain(`invalid: ${reason}`);
  });
});

describe('what a topic puts there', () => {
  const notification = (changes: object = {}) =>
    JSON.stringify({
      ...{ Type: 'Notification', MessageId: 'sns-1', TopicArn: 'arn:topic' },
      ...{ Message: JSON.stringify(BODIES.aws), Timestamp: '2026-11-23T03:58:00.123Z' },
      ...{ SignatureVersion: '1', ...changes },
    });

  it('is the two-way message of AWS, received when SNS had it', () => {
    const receivedAtMs = Date.parse('2026-11-23T03:58:00.123Z');
    expect(readInbound(notification(), NOON_MS)).toEqual({
      valid: true,
      inbound: inbound({ id: 'aws:in-1', receivedAtMs }),
    });
  });

  it('is as old as it says, however long it lay there, and never of the future', () => {
    const at = (Timestamp: string) => readInbound(notification({ Timestamp }), NOON_MS);
    const old = { inbound: { receivedAtMs: Date.parse('2026-11-13T04:00:00Z') } };
    expect(at('2026-11-13T04:00:00.000Z')).toMatchObject(old);
    expect(at('2026-11-24T04:00:00.000Z')).toMatchObject({ inbound: { receivedAtMs: NOON_MS } });
  });

  it.each([
    ['of another type', { Type: 'SubscriptionConfirmation' }, 'Type: the type Notification'],
    ['without a time', { Timestamp: 'now' }, 'Timestamp: a time in ISO 8601'],
    ['that is mere text', { Message: 'Y' }, 'Message: a JSON object with originationNumber'],
    ['that is somebody else’s', { Message: '{}' }, 'Message.originationNumber: a mobile number'],
  ])('is rejected where it is one %s', (_, changes, reason) => {
    expect(reasonOf(notification(changes))).toContain(`invalid: ${reason}`);
  });
});
