import type { Emulator } from '../../local/aws-request.ts';
import { createClock } from '../../local/clock.ts';
import { type Consumed, metered } from '../../local/dynamodb/consumed.ts';
import type { Input } from '../../local/dynamodb/engine.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { startEventBus } from '../../local/event-bus.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { LENIENT } from '../../local/iam/judge.ts';
import { roleArnOf } from '../../local/iam/policy-book.ts';
import { startScheduler } from '../../local/scheduler.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { sendToQueue } from '../../local/send-to-queue.ts';
import { startSms } from '../../local/sms.ts';
import { startSqs } from '../../local/sqs.ts';
import { openStore } from '../../local/store.ts';
import { arnOf } from '../../local/surroundings.ts';
import type { TableVariable } from './sender-in.ts';

type Guard = NonNullable<NonNullable<Parameters<Gateway['serve']>[2]>['guard']>;

interface EmulatorsOptions {
  /** CreateTable's input for each table, but for the name. */
  readonly tables: Readonly<Record<TableVariable, Input>>;
  /** In the place of phones that ring. */
  readonly sns?: Emulator | undefined;
  readonly guard: Guard;
  onConsumed(consumed: Consumed): void;
}

/** All that a sender calls, at one gateway on a free port. Nothing that waits ever falls due. */
export async function startEmulators({ tables, sns, guard, onConsumed }: EmulatorsOptions) {
  const clock = createClock();
  const gateway = await startGateway(0);
  const endpoint = `http://127.0.0.1:${gateway.port}`;
  const dynamoDb = startDynamoDb({ clock });
  for (const variable of ['RECIPIENTS_TABLE', 'CONTROLS_TABLE'] as const) {
    await dynamoDb.createTable({ TableName: NAMES[variable], ...tables[variable] });
  }
  const secrets = startSecretsManager({ now: clock.now });
  const phonesKey = secrets.create(NAMES.PHONES_SECRET, { ExcludePunctuation: true });
  const sms = startSms(clock.now);
  const bus = startEventBus(clock.now, async () => {});
  bus.createBus(NAMES.BUS_NAME);
  const sqs = await startSqs(endpoint);
  for (const name of [QUEUE, DEAD_LETTERS]) await sqs.createQueue(name, {});
  const deadLetterQueueUrl = sqs.queueUrl(DEAD_LETTERS);
  const store = openStore();
  const send = sendToQueue(sqs);
  const scheduler = startScheduler({
    ...{ clock, store, judge: LENIENT, mayAssume: () => true, deliver: send, deadLetter: send },
  });
  scheduler.provideGroup(NAMES.SCHEDULE_GROUP);
  const others = [secrets, sns ?? sms, bus, sqs, scheduler];
  gateway.serve([metered(dynamoDb, onConsumed), ...others], [], { guard });
  return {
    ...{ endpoint, phonesKey, sms },
    /** What the references of the template come to. */
    names: {
      ...NAMES,
      QUEUE_URL: sqs.queueUrl(QUEUE),
      DEAD_LETTER_QUEUE_URL: deadLetterQueueUrl,
    },
    async deadLetters(): Promise<readonly unknown[]> {
      const { Messages = [] } = await sqs.call('ReceiveMessage', {
        ...{ QueueUrl: deadLetterQueueUrl, MaxNumberOfMessages: 10 },
        MessageAttributeNames: ['All'],
      });
      return Messages as readonly unknown[];
    },
    async stop() {
      clock.stop();
      await gateway.stop();
      await sqs.stop();
      await dynamoDb.stop();
      store.close();
    },
  };
}

const QUEUE = 'lane';
const DEAD_LETTERS = 'dead';

const NAMES = {
  RECIPIENTS_TABLE: 'recipients',
  CONTROLS_TABLE: 'controls',
  PHONES_SECRET: arnOf('secretsmanager', 'secret:phones-abcdef'),
  BUS_NAME: 'dingdong-bench',
  QUEUE_ARN: arnOf('sqs', QUEUE),
  DEAD_LETTER_QUEUE_ARN: arnOf('sqs', DEAD_LETTERS),
  SCHEDULE_GROUP: 'dingdong-bench',
  SCHEDULE_ROLE_ARN: roleArnOf('schedules'),
};
