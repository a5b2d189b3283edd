import { Duration, Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Grant, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DoorEnv } from '../functions/door/env.ts';
import type { ReplyEnv } from '../functions/reply/env.ts';
import { API_TIMEOUT_SECONDS, type Api } from './api.ts';
import { drain } from './drained-queue.ts';
import type { Intake } from './intake.ts';
import type { Lane } from './lane.ts';
import { laneTiming } from './lane-timing.ts';
import { createNodeFunction, createRole } from './node-function.ts';
import { createQueue } from './queues.ts';
import type { Recipients } from './recipients.ts';
import type { Settings } from './settings.ts';
import { explainUnused } from './unused-grant.ts';

interface RepliesProps {
  readonly settings: Settings;
  readonly api: Api;
  readonly bus: Intake['bus'];
  readonly recipients: Recipients;
  /** Where answers are told as any other news. */
  readonly transactional: Lane;
}

/** What people write back: the door at which carriers hand it over, and who acts on it. */
export class Replies extends Construct {
  readonly queue: Queue;
  /** What cannot be read, or could not be worked off. */
  readonly deadLetterQueue: Queue;
  /** With which carriers show that they are who they say; to be rotated at any time. */
  readonly secret: Secret;
  /** At which AWS hands over what was written to a number of its own. */
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: RepliesProps) {
    super(scope, id);
    const { settings } = props;
    this.secret = new Secret(this, 'RepliesSecret', {
      description: 'Shared with carriers: signs replies, or is the last segment of their path',
      generateSecretString: { excludePunctuation: true, passwordLength: 64 },
    });
    this.deadLetterQueue = createQueue(this, 'DeadLetterQueue');
    this.queue = createQueue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(laneTiming(settings).visibilitySeconds),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: settings.maxReceives },
    });
    const { batchSize } = laneTiming(settings);
    drain(this, this.createReader(props), settings, {
      ...{ batchSize, maxConcurrency: settings.concurrency.replies },
    });
    this.createDoor(props);
    this.topic = this.createTopic();
  }

  private createReader(props: RepliesProps): IFunction {
    const { settings, bus, recipients, transactional } = props;
    const role = createRole(this, 'ReaderRole');
    bus.grantPutEventsTo(role);
    transactional.queue.grant(role, 'sqs:SendMessage');
    const environment: ReplyEnv = {
      ...recipients.allowReplying(role),
      BUS_NAME: bus.eventBusName,
      ANSWERS_QUEUE_URL: transactional.queue.queueUrl,
      DEAD_LETTER_QUEUE_URL: this.deadLetterQueue.queueUrl,
      TIME_ZONE: settings.timeZone,
      ANSWERS_PER_DAY: String(settings.answersPerDay),
      WRITE_TIMEOUT_SECONDS: String(settings.writeTimeoutSeconds),
      REPLY_SECONDS: String(replySecondsOf(settings)),
      LEASE_SECONDS: String(laneTiming(settings).leaseSeconds),
      CLOCK_SKEW_SECONDS: String(settings.clockSkewSeconds),
    };
    return createNodeFunction(this, 'Reader', {
      entry: 'reply/handler.ts',
      description: 'Acts on what people write back',
      role,
      timeoutSeconds: settings.functionTimeoutSeconds,
      environment,
      settings,
    });
  }

  private createDoor({ settings, api }: RepliesProps): void {
    const role = createRole(this, 'DoorRole');
    this.queue.grant(role, 'sqs:SendMessage');
    this.deadLetterQueue.grant(role, 'sqs:SendMessage');
    Grant.addToPrincipal({
      grantee: role,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secret.secretArn],
    });
    const environment: DoorEnv = {
      REPLIES_QUEUE_URL: this.queue.queueUrl,
      DEAD_LETTER_QUEUE_URL: this.deadLetterQueue.queueUrl,
      REPLIES_SECRET: this.secret.secretArn,
      WRITE_TIMEOUT_SECONDS: String(settings.writeTimeoutSeconds),
    };
    const door = createNodeFunction(this, 'Door', {
      entry: 'door/handler.ts',
      description: 'Takes replies from carriers',
      role,
      timeoutSeconds: Math.min(settings.functionTimeoutSeconds, API_TIMEOUT_SECONDS),
      environment,
      settings,
    });
    api.route('/replies/{format}', [HttpMethod.POST], door);
    api.route('/replies/{format}/{secret}', [HttpMethod.POST], door);
  }

  /** Not raw: the envelope says when SNS had it. */
  private createTopic(): Topic {
    const topic = new Topic(this, 'Inbound', { enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    explainUnused(
      topic.node.findChild('Policy'),
      'sns:Publish',
      'no carrier writes to a topic of one machine: tests publish in its place',
    );
    new Subscription(this, 'InboundSubscription', {
      topic,
      protocol: SubscriptionProtocol.SQS,
      endpoint: this.queue.queueArn,
      deadLetterQueue: this.deadLetterQueue,
    });
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    );
    explainUnused(
      this.deadLetterQueue.node.findChild('Policy'),
      'sqs:SendMessage',
      'a topic of one machine always reaches its queue',
    );
    return topic;
  }
}

/** @throws where the function's timeout leaves no room to work off even one reply */
function replySecondsOf({ functionTimeoutSeconds, writeTimeoutSeconds }: Settings): number {
  const replySeconds = REPLY_CALLS * writeTimeoutSeconds;
  if (replySeconds < functionTimeoutSeconds) return replySeconds;
  throw new Error(
    `functionTimeoutSeconds is ${functionTimeoutSeconds}; it must be over ${replySeconds} ` +
      `(${REPLY_CALLS} × writeTimeoutSeconds), or no reply is ever read`,
  );
}

/**
 * What one reply asks for in turn: the key of the phones, whether it is known, its key, what was
 * asked (two), keeping it, its lease, the ask's answer or the profile (three), the bus, the
 * allowance, the answer, its end.
 */
const REPLY_CALLS = 14;
