import { hash } from 'node:crypto';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sqsOutbox } from '../../functions/adapters/outbox.ts';
import { inboundBody } from '../../functions/domain/inbound-body.ts';
import type { PhoneNumber } from '../../functions/domain/phone-number.ts';
import type { Emulator } from '../../local/aws-request.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { type Sqs, startSqs } from '../../local/sqs.ts';
import { sdkAt } from '../support/sdk-at.ts';

let gateway: Gateway;
let sqs: Sqs;

beforeAll(async () => {
  gateway = await startGateway(0);
  sqs = await startSqs(`http://127.0.0.1:${gateway.port}`);
  sdkAt(gateway.port);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await gateway.stop();
  await sqs.stop();
});

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

/** The SDK would not believe that it lies there without. */
const md5 = (text: string): string => hash('md5', text);

/** SQS that takes of each call what it is told to; answers what it was asked, call by call. */
function aChoosySqs(takes: (body: string, call: number) => boolean) {
  const asked: string[][] = [];
  const choosy: Emulator = {
    service: 'sqs',
    async handle({ body }) {
      const entries: readonly Entry[] = JSON.parse(body).Entries;
      asked.push(entries.map(({ MessageBody }) => MessageBody));
      const taken = entries.map((entry) => takes(entry.MessageBody, asked.length));
      const answer = {
        Successful: entries
          .filter((_, i) => taken[i])
          .map(({ Id, MessageBody }) => ({
            Id,
            MessageId: 'm',
            MD5OfMessageBody: md5(MessageBody),
          })),
        Failed: entries
          .filter((_, i) => !taken[i])
          .map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError' })),
      };
      return { status: 200, headers: {}, body: JSON.stringify(answer) };
    },
  };
  gateway.serve([choosy], []);
  return asked;
}

// There is no such queue: the emulator above answers every queue.
const outbox = () => sqsOutbox(`http://127.0.0.1:${gateway.port}/000000000000/replies`, 5_000);

const bodies = (count: number) => Array.from({ length: count }, (_, i) => `{"i":${i}}`);

describe('the outbox', () => {
  it('puts everything on its queue, however much and whatever it is', async () => {
    gateway.serve([sqs], []);
    await sqs.createQueue('out', {});
    const odd = inboundBody({
      ...{ id: 'generic:1', from: '+8613800138000' as PhoneNumber, receivedAtMs: 0 },
      text: 'Y\u0000\uffff\ud800👍',
    });
    const all = [...bodies(22), odd];
    await sqsOutbox(sqs.queueUrl('out'), 5_000).put(all);
    const client = new SQSClient({});
    const got = new Set<string | undefined>();
    for (let calls = 0; got.size < all.length && calls < 20; calls += 1) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: sqs.queueUrl('out'), MaxNumberOfMessages: 10 }),
      );
      for (const { Body } of Messages) got.add(Body);
    }
    expect([...got].toSorted()).toEqual(all.toSorted());
  });

  it('asks in tens, and for nothing not at all', async () => {
    const asked = aChoosySqs(() => true);
    await outbox().put(bodies(23));
    await outbox().put([]);
    expect(asked.map(({ length }) => length)).toEqual([10, 10, 3]);
  });

  it('asks again for what was refused in a call that was 200, and that alone', async () => {
    const asked = aChoosySqs((body, call) => call > 1 || !body.includes('1'));
    await outbox().put(bodies(3));
    expect(asked).toEqual([bodies(3), ['{"i":1}']]);
  });

  it('says so where one is not known to lie there after three calls', async () => {
    const asked = aChoosySqs((body) => !body.includes('2'));
    await expect(outbox().put(bodies(3))).rejects.toThrow('SendMessageBatch refused 1 messages');
    expect(asked).toHaveLength(3);
  });
});
