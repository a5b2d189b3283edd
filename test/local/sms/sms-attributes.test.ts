import {
  GetSMSAttributesCommand,
  PublishCommand,
  SetSMSAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openSmsAttributes } from '../../../local/sms/sms-attributes.ts';
import { startSms } from '../../../local/sms.ts';
import { openStore } from '../../../local/store.ts';
import { snsOf } from '../../../local/topics/sns.ts';
import type { Topics } from '../../../local/topics.ts';
import { openEndpoint, rejectionOf } from '../fixtures/endpoint.ts';
import { NOON } from './a-logging-account.ts';

const store = openStore();
const attributes = openSmsAttributes(store);
const sms = startSms(() => NOON, openStore(), {
  defaultType: () => attributes.get('DefaultSMSType'),
});
const endpoint = await openEndpoint();
endpoint.serve(snsOf(sms, {} as Topics, attributes));
const sns = new SNSClient(endpoint.client);
afterAll(() => endpoint.stop());
beforeEach(async () => {
  sms.empty();
  const names = [...attributes.list().keys()];
  if (names.length > 0) await set(Object.fromEntries(names.map((name) => [name, ''])));
});

const set = (given: Record<string, string>) =>
  sns.send(new SetSMSAttributesCommand({ attributes: given }));
const get = async (...names: string[]) =>
  (await sns.send(new GetSMSAttributesCommand(names.length > 0 ? { attributes: names } : {})))
    .attributes ?? {};

const ROLE = 'arn:aws:iam::000000000000:role/service-role/logging';

describe('SMS attributes', () => {
  it('are answered as they were set, all of them or those that are asked for', async () => {
    const given = {
      DeliveryStatusIAMRole: ROLE,
      DeliveryStatusSuccessSamplingRate: '100',
      MonthlySpendLimit: '1',
      DefaultSenderID: 'dingdong',
      DefaultSMSType: 'Transactional',
      UsageReportS3Bucket: 'a-bucket',
    };
    await set(given);
    expect(await get()).toEqual(given);
    expect(await get('DefaultSMSType', 'DeliveryStatusIAMRole')).toEqual({
      DefaultSMSType: 'Transactional',
      DeliveryStatusIAMRole: ROLE,
    });
  });

  it('keep what is not set anew, and forget what is set to nothing', async () => {
    await set({ DeliveryStatusIAMRole: ROLE, DeliveryStatusSuccessSamplingRate: '0' });
    await set({ DeliveryStatusSuccessSamplingRate: '7' });
    await set({ DeliveryStatusIAMRole: '' });
    expect(await get()).toEqual({ DeliveryStatusSuccessSamplingRate: '7' });
    expect(attributes.get('DeliveryStatusIAMRole')).toBeUndefined();
  });

  it('are there the next day too', async () => {
    await set({ DeliveryStatusSuccessSamplingRate: '7' });
    expect(openSmsAttributes(store).get('DeliveryStatusSuccessSamplingRate')).toBe('7');
  });

  it('say the type of a text that says none', async () => {
    await set({ DefaultSMSType: 'Transactional' });
    await sns.send(new PublishCommand({ PhoneNumber: '+8613800138000', Message: '叮咚' }));
    expect(sms.inbox().map(({ lane }) => lane)).toEqual(['transactional']);
  });

  // API reference of SNS, SetSMSAttributes: names, and what each of them allows.
  it.each<[what: string, given: Record<string, string>]>([
    ['a name that SNS does not know', { DeliveryStatusRole: ROLE }],
    ['101 percent', { DeliveryStatusSuccessSamplingRate: '101' }],
    ['half a percent', { DeliveryStatusSuccessSamplingRate: '0.5' }],
    ['a role by its name', { DeliveryStatusIAMRole: 'logging' }],
    ['a debt', { MonthlySpendLimit: '-1' }],
    ['a third type', { DefaultSMSType: 'Urgent' }],
    ['a sender of twelve letters', { DefaultSenderID: 'dingdongdong' }],
    ['nothing at all', {}],
  ])('refuse %s, and with it all that came along', async (_, wrong) => {
    const given = Object.keys(wrong).length === 0 ? wrong : { MonthlySpendLimit: '2', ...wrong };
    expect(await rejectionOf(set(given))).toMatchObject({
      name: 'InvalidParameterException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(await get()).toEqual({});
  });
});
