import type { Emulator } from './aws-request.ts';
import { queueCourier } from './courier.ts';
import { type CustomResources, startCustomResources } from './custom-resources.ts';
import { type DynamoDb, startDynamoDb } from './dynamodb.ts';
import { type EventBus, startEventBus } from './event-bus.ts';
import { functionLogs } from './function-logs.ts';
import type { Ground } from './ground.ts';
import { type HttpApi, startHttpApi } from './http-api.ts';
import { createIam, type Iam } from './iam/iam.ts';
import { functionDeadLetters } from './lambda/dead-letter.ts';
import { type LaterInvocations, startLaterInvocations } from './lambda/invoke-later.ts';
import { type Lambda, startLambda } from './lambda/lambda.ts';
import type { LogRecord } from './log-record.ts';
import { type Logs, startLogs } from './logs.ts';
import { type Metrics, startMetrics } from './metrics.ts';
import { type Scheduler, startScheduler } from './scheduler.ts';
import { type SecretsManager, startSecretsManager } from './secrets-manager.ts';
import { sendToQueue } from './send-to-queue.ts';
import { startLoggedSms } from './sms/logged-carrier.ts';
import type { SmsCarrier } from './sms.ts';
import { type Sqs, startSqs } from './sqs.ts';
import { targetDelivery } from './target-delivery.ts';
import { snsOf } from './topics/sns.ts';
import { startTopics, type Topics } from './topics.ts';

/** Every emulated service: one file each, in the order in which they need each other. */
export interface Emulators {
  readonly iam: Iam;
  readonly dynamoDb: DynamoDb;
  readonly secrets: SecretsManager;
  readonly sqs: Sqs;
  readonly lambda: Lambda;
  readonly later: LaterInvocations;
  readonly customResources: CustomResources;
  readonly metrics: Metrics;
  readonly logs: Logs;
  readonly events: EventBus;
  readonly scheduler: Scheduler;
  readonly sms: SmsCarrier;
  readonly topics: Topics;
  readonly httpApi: HttpApi;
  /** Those that answer signed calls. */
  readonly answering: readonly Emulator[];
  /** All but Lambda, whose functions end before what they call. */
  stop(): Promise<void>;
}

export interface EmulatorsHost {
  readonly ground: Ground;
  /** Of the gateway. */
  readonly endpoint: string;
  /** Where every grant is written, and that it was used; nowhere by default. */
  readonly permissionsFile?: string;
  /** Takes what is logged, and the secrets that no log may hold. */
  readonly record: LogRecord;
  /** A line that a function wrote. */
  onLine(functionName: string, line: string): void;
  /** Something went wrong that no caller is told of. */
  onTrouble(message: string): void;
}

export async function startEmulators(host: EmulatorsHost): Promise<Emulators> {
  const { ground, endpoint, record, onTrouble } = host;
  const { clock, store } = ground;
  const { now } = clock;

  const iam = createIam(host.permissionsFile, onTrouble);
  const dynamoDb = startDynamoDb({ clock, ...folder(ground, 'dynamodb') });
  const secrets = startSecretsManager({ now, store, onText: (t) => record.hides('secret', t) });
  const sqs = await startSqs(endpoint, ground.folderOf('sqs'), clock);
  const send = sendToQueue(sqs);
  const lambda = await startLambda({
    endpoint,
    clockOffsetMs: clock.offsetMs,
    onLine: (definition, line) => log(definition, line),
  });
  const hasFunction = (name: string) => lambda.definition(name) !== undefined;
  const deadLetter = functionDeadLetters({ lambda, judge: iam, send, onTrouble });
  const later = startLaterInvocations(ground, lambda, onTrouble, deadLetter);
  const { invokeLater } = later;
  const customResources = startCustomResources({ endpoint, invoke: lambda.invoke });
  const metrics = startMetrics({ now, onTrouble });
  const logs = startLogs({ now, judge: iam, invokeLater, onTrouble, onLogged: record.logged });
  const log = functionLogs({ ...host, now, judge: iam, logs, metrics });
  const events = startEventBus(now, queueCourier(sqs, iam, onTrouble));
  const scheduler = startScheduler({
    ...{ clock, store, judge: iam, mayAssume: iam.mayAssume, onTrouble },
    deliver: targetDelivery(send, invokeLater, hasFunction),
    deadLetter: send,
  });
  const { sms, attributes } = startLoggedSms({ clock, store, iam, logs, onTrouble });
  const topics = startTopics({
    ...{ now, judge: iam, invokeLater, hasFunction, sendToQueue: send, onTrouble },
  });
  const httpApi = startHttpApi({
    ...{ clock, endpoint, judge: iam, invoke: lambda.invoke },
    log: (logGroupArn, line) =>
      logs.put(groupIn(logGroupArn), 'access', [{ timestampMs: now(), message: line }]),
  });

  return {
    ...{
      iam,
      dynamoDb,
      secrets,
      sqs,
      lambda,
      later,
      customResources,
      metrics,
      logs,
      events,
      scheduler,
    },
    ...{ sms, topics, httpApi },
    answering: [dynamoDb, events, logs, scheduler, secrets, snsOf(sms, topics, attributes), sqs],
    async stop() {
      await sqs.stop();
      await dynamoDb.stop();
    },
  };
}

/** `arn:aws:logs:<region>:<account>:log-group:<name>:*`, with or without its end. */
const groupIn = (logGroupArn: string): string =>
  logGroupArn.replace(/^.*:log-group:/, '').replace(/:\*$/, '');

const folder = (ground: Ground, name: string) => {
  const dataDir = ground.folderOf(name);
  return dataDir === undefined ? {} : { dataDir };
};
