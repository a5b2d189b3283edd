import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sortCarrierError } from '../../../functions/domain/carrier-answer.ts';
import { readPhoneNumber } from '../../../functions/domain/phone-number.ts';
import { MAGIC_NUMBERS } from '../../../local/sms/magic-numbers.ts';
import { startSms } from '../../../local/sms.ts';
import { openStore } from '../../../local/store.ts';
import { openEndpoint, rejectionOf } from '../fixtures/endpoint.ts';
import { NOON } from './a-logging-account.ts';

const accepted: string[] = [];
const sms = startSms(() => NOON, openStore(), {
  accepted: ({ phoneNumber }) => void accepted.push(phoneNumber),
});
const endpoint = await openEndpoint();
endpoint.serve(sms);
const sns = new SNSClient(endpoint.client);
afterAll(() => endpoint.stop());
beforeEach(() => {
  sms.empty();
  accepted.splice(0);
});

const publish = (PhoneNumber: string) =>
  sns.send(new PublishCommand({ PhoneNumber, Message: '叮咚' }));

const of = (is: string) => MAGIC_NUMBERS.filter(({ fate }) => fate.is === is);

describe('magic numbers', () => {
  it('are mainland mobiles to whoever reads them, each another', () => {
    const phones = MAGIC_NUMBERS.map(({ phone }) => phone);
    expect(new Set(phones).size).toBe(phones.length);
    for (const phone of phones)
      expect(readPhoneNumber(phone)).toMatchObject({ valid: true, phone });
  });

  it.each(of('delivered'))('$phone $what', async ({ phone }) => {
    await publish(phone);
    expect(sms.inbox().map(({ phoneNumber }) => phoneNumber)).toEqual([phone]);
    expect(accepted).toEqual([phone]);
  });

  it.each(of('undelivered'))(
    '$phone, $what: Publish hides it, and the phone stays silent',
    async ({ phone }) => {
      const rings: unknown[] = [];
      sms.onRing((ring) => rings.push(ring));
      expect((await publish(phone)).MessageId).toMatch(/^[\da-f-]{36}$/);
      expect([sms.inbox(), rings, accepted]).toEqual([[], [], [phone]]);
    },
  );

  it.each(of('refused'))(
    '$phone, $what: at once, in words that dingdong knows',
    async ({ phone, fate }) => {
      const code = fate.is === 'refused' ? fate.code : '';
      const error = await rejectionOf(publish(phone));
      expect(error).toMatchObject({ $metadata: { httpStatusCode: 400 } });
      expect((error as Error).name).toMatch(code);
      expect([sms.inbox(), accepted]).toEqual([[], []]);
      expect(sortCarrierError(code).is).not.toBe('unknown');
    },
  );
});
