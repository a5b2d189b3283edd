import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../support/a-carrier.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { aCorrespondence } from '../support/a-correspondence.ts';

let cloud: ACloud;
let mail: ReturnType<typeof aCorrespondence>;
beforeAll(async () => {
  cloud = await aCloud();
  mail = aCorrespondence(cloud);
});
afterAll(() => cloud.stop());

const post = async (url: string, wish: object) => {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(wish) });
  return { status: answer.status, json: await answer.json() };
};

const write = (wish: object) => post(`${cloud.endpoint}/_dingdong/replies`, wish);

describe('a phone of this machine', () => {
  it.each(FORMATS)(
    'says Y to a price by %s, twice, and the bus hears of it once',
    async (format) => {
      const phone = await mail.askedBy('PriceProposed', ['3287']);
      const wish = { phone: phone.replace('+86', ''), text: 'Y', format, id: `mine-${format}` };
      expect(await write(wish)).toMatchObject({ status: 200, json: { id: wish.id, status: 200 } });
      await cloud.travel(61);
      expect((await write(wish)).status).toBe(200);
      await mail.settle();
      expect(await mail.commandsOf(phone)).toMatchObject([{ detail: { answer: 'yes' } }]);
    },
  );

  it('answers from the console just so, and is shown there', async () => {
    const phone = await mail.askedBy('ConsignmentExpiring', ['3287']);
    const { console: page } = cloud.running;
    expect(await post(`${page}/replies`, { phone, text: '延期3天' })).toMatchObject({
      status: 200,
    });
    await mail.settle();
    expect(await mail.commandsOf(phone)).toMatchObject([{ detail: { days: 3 } }]);
    const shown = await (await fetch(`${page}/replies?last=1`)).json();
    expect(shown).toMatchObject({ replies: [{ phoneNumber: phone, text: '延期3天' }] });
  });

  it('is told what the door says', async () => {
    expect(await write({ phone: '+12025550123', text: 'Y', format: 'aliyun' })).toMatchObject({
      status: 400,
      json: { status: 400, answer: { code: 1, msg: expect.stringContaining('phone_number') } },
    });
  });

  it('goes by the secret as it is, also once it was rotated', async () => {
    expect(mail.secret()).toMatch(/^\w{64}$/);
    const client = new SecretsManagerClient({
      ...{ endpoint: cloud.endpoint, region: 'ap-southeast-1' },
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await write({ phone: phoneNumber(60_000), text: 'Y' });
    const SecretId = cloud.outputs['RepliesSecretArn'];
    await client.send(new PutSecretValueCommand({ SecretId, SecretString: 'rotated'.repeat(9) }));
    // For so long the door would still take the old one.
    await cloud.travel(301);
    expect((await write({ phone: phoneNumber(60_000), text: 'Y' })).status).toBe(200);
  });
});
