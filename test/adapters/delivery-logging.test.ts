import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { snsDeliveryLogging } from '../../functions/adapters/delivery-logging.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { LENIENT } from '../../local/iam/judge.ts';
import { startLogs } from '../../local/logs.ts';
import { openSmsAttributes } from '../../local/sms/sms-attributes.ts';
import { startSms } from '../../local/sms.ts';
import { snsOf } from '../../local/topics/sns.ts';
import type { Topics } from '../../local/topics.ts';
import { sdkAt } from '../support/sdk-at.ts';

const ROLE = 'arn:aws:iam::000000000000:role/logging';
const KEY = 'arn:aws:kms:ap-southeast-1:000000000000:key/k-1';
const GROUP = { name: 'sns/a/DirectPublishToPhoneNumber', retentionDays: 3, keyArn: KEY };

let gateway: Gateway;
let logs: ReturnType<typeof startLogs>;
const attributes = openSmsAttributes();
beforeAll(async () => {
  gateway = await startGateway(0);
  sdkAt(gateway.port);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await gateway.stop();
});
beforeEach(() => {
  logs = startLogs({ now: Date.now, judge: LENIENT, invokeLater: () => {}, onTrouble: () => {} });
  gateway.serve([logs, snsOf(startSms(Date.now), {} as Topics, attributes)], []);
});

async function groups(): Promise<readonly object[]> {
  const { body } = await logs.handle({
    ...{ service: 'logs', accessKeyId: 'test', method: 'POST', path: '/', body: '{}' },
    headers: { 'x-amz-target': 'Logs_20140328.DescribeLogGroups' },
  });
  return JSON.parse(body).logGroups;
}

describe('the delivery logging of SNS', () => {
  const logging = snsDeliveryLogging(5_000);

  it('has a group with its retention and key, where it was not there', async () => {
    await logging.provideGroup(GROUP);
    const wanted = { logGroupName: GROUP.name, retentionInDays: 3, kmsKeyId: KEY };
    expect(await groups()).toEqual([expect.objectContaining(wanted)]);
  });

  it('gives both to a group that SNS made by itself, and keeps what is in it', async () => {
    logs.put(GROUP.name, 'stream', [{ timestampMs: Date.now(), message: 'before' }]);
    await logging.provideGroup(GROUP);
    await logging.provideGroup({ ...GROUP, retentionDays: 5 });
    const wanted = { logGroupName: GROUP.name, retentionInDays: 5, kmsKeyId: KEY };
    expect(await groups()).toEqual([expect.objectContaining(wanted)]);
  });

  it('says what is refused', async () => {
    const strange = logging.provideGroup({ ...GROUP, retentionDays: 4 });
    await expect(strange).rejects.toThrow('retentionInDays');
  });

  it('is on under a role, and off', async () => {
    expect(await logging.role()).toBeUndefined();
    await logging.turnOn(ROLE, 100);
    expect(await logging.role()).toBe(ROLE);
    expect(attributes.get('DeliveryStatusSuccessSamplingRate')).toBe('100');
    await logging.turnOff();
    expect(await logging.role()).toBeUndefined();
    expect([...attributes.list()]).toEqual([]);
  });
});
