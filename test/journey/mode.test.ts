import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlsHere } from '../../bin/mode/controls.ts';
import { setMode } from '../../bin/mode/set.ts';
import type { Mode } from '../../functions/domain/mode.ts';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';
import { anAlarmMessage } from '../support/an-alarm-message.ts';
import { runScript } from '../support/run-script.ts';

/** What waits looks again within 2 minutes, marketing within 15. */
const TRANSACTIONAL_SECONDS = 150;
const MARKETING_SECONDS = 960;

let cloud: ACloud;
let sns: SNSClient;
beforeAll(async () => {
  cloud = await aCloud();
  sns = new SNSClient({
    endpoint: cloud.endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(() => cloud.stop());

/** What `npm run mode` says. */
async function say(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await runScript('mode', args, { stateDir: cloud.stateDir });
  expect([code, err]).toEqual([0, '']);
  return out;
}

/** What it does, without a process of its own. */
const set = async (mode: Mode) => {
  const { now } = (await cloud.get('/_dingdong/clock')) as { readonly now: string };
  return setMode(await controlsHere(cloud.endpoint), mode, Date.parse(now));
};

const put = async (...named: readonly (readonly [kind: string, phone: string])[]) => {
  await cloud.put(...named.map(([kind, phone]) => anExample(kind, phone, `${kind}-${phone}`)));
  await cloud.travel(0);
};

/** How often each of them has rung. */
const rings = (...phones: readonly string[]): Promise<readonly number[]> =>
  Promise.all(phones.map(async (phone) => (await cloud.inbox(phone)).length));

describe('an operator who stops everything', () => {
  const [seller = '', offered = ''] = [1, 2].map(phoneNumber);

  it('has it wait, and told once when they say so', async () => {
    await cloud.consent(offered);
    expect(await say('stop')).toBe(
      'The mode was normal and is stop: nothing is texted, everything waits.\n',
    );
    await put(['ItemSold', seller], ['WinBack', offered]);
    await cloud.travel(MARKETING_SECONDS);
    expect(await rings(seller, offered)).toEqual([0, 0]);
    await cloud.counts({
      name: 'Deferred',
      dimensions: { Lane: 'transactional', Reason: 'paused' },
    });
    expect(await say()).toMatch(/^The mode is stop, set by a person: nothing is texted/);

    expect(await say('normal')).toContain('The mode was stop and is normal');
    await cloud.travel(TRANSACTIONAL_SECONDS);
    expect(await rings(seller)).toEqual([1]);
    await cloud.travel(MARKETING_SECONDS);
    expect(await rings(seller, offered)).toEqual([1, 1]);
    expect(await say()).toMatch(/transactional texts: 20 fen \(0\.20 yuan\)/);
  });
});

describe('an operator who pauses marketing', () => {
  const [seller = '', offered = ''] = [3, 4].map(phoneNumber);

  it('still has sales told', async () => {
    await cloud.consent(offered);
    await set('pause-marketing');
    await put(['ItemSold', seller], ['WinBack', offered]);
    await cloud.travel(MARKETING_SECONDS);
    expect(await rings(seller, offered)).toEqual([1, 0]);
    await set('normal');
    await cloud.travel(MARKETING_SECONDS);
    expect(await rings(seller, offered)).toEqual([1, 1]);
  });
});

describe('an operator who conserves', () => {
  const [sold = '', received = ''] = [5, 6].map(phoneNumber);

  it('has only the optional wait', async () => {
    await set('conserve');
    await put(['ItemSold', sold], ['ItemReceived', received]);
    await cloud.travel(TRANSACTIONAL_SECONDS);
    expect(await rings(sold, received)).toEqual([1, 0]);
    await set('normal');
    await cloud.travel(TRANSACTIONAL_SECONDS);
    expect(await rings(sold, received)).toEqual([1, 1]);
  });
});

describe("alarms of the month's limit", () => {
  const seller = phoneNumber(7);
  const NEAR = 'dingdong-dev-spend-near';
  const REACHED = 'dingdong-dev-spend-reached';

  const look = async () => (await controlsHere(cloud.endpoint)).look();

  /** As CloudWatch rings at the topic; what hears it has heard it. */
  const ring = async (message: string) => {
    await sns.send(
      new PublishCommand({ TopicArn: cloud.outputs['AlarmTopicArn'], Message: message }),
    );
    await cloud.travel(0);
  };

  it('stop everything while they stand, and let it go when they are over', async () => {
    await set('conserve');
    await ring(anAlarmMessage(NEAR, 'ALARM'));
    expect(await look()).toMatchObject({ mode: 'pause-marketing', modeBy: NEAR });
    await ring(anAlarmMessage(REACHED, 'ALARM'));
    expect(await say()).toContain(`The mode is stop, set by the alarm ${REACHED}`);
    await put(['ItemSold', seller]);
    expect(await rings(seller)).toEqual([0]);

    await ring(anAlarmMessage(REACHED, 'OK'));
    await ring('what no alarm says');
    expect(await look()).toMatchObject({ mode: 'pause-marketing' });
    await ring(anAlarmMessage(NEAR, 'OK'));
    expect(await look()).toMatchObject({ mode: 'conserve' });
    await cloud.travel(TRANSACTIONAL_SECONDS);
    expect(await rings(seller)).toEqual([1]);
  });
});
