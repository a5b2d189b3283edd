import { Duration, Names } from 'aws-cdk-lib';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { patternsFor } from './event-patterns.ts';
import { laneTiming } from './lane-timing.ts';
import { queueTarget } from './queue-target.ts';
import { createQueue } from './queues.ts';
import type { Settings } from './settings.ts';

/** A queue that rules of the bus fill and a function drains. */
export interface DrainedQueue {
  readonly queue: Queue;
  /** What could not be delivered to the queue, or not be worked off it. */
  readonly deadLetterQueue: Queue;
}

interface DrainedQueueProps {
  readonly settings: Settings;
  readonly bus: EventBus;
  /** Of the platform's events that are led there. */
  readonly detailTypes: readonly string[];
}

/** @param scope gets `Queue`, `DeadLetterQueue` and `Rule1`, … */
export function createDrainedQueue(scope: Construct, props: DrainedQueueProps): DrainedQueue {
  const { settings, bus, detailTypes } = props;
  const deadLetterQueue = createQueue(scope, 'DeadLetterQueue');
  const queue = createQueue(scope, 'Queue', {
    visibilityTimeout: Duration.seconds(laneTiming(settings).visibilitySeconds),
    deadLetterQueue: { queue: deadLetterQueue, maxReceiveCount: settings.maxReceives },
  });
  for (const [i, eventPattern] of patternsFor(detailTypes).entries()) {
    const targets = [queueTarget(queue, deadLetterQueue)];
    new Rule(scope, `Rule${i + 1}`, { eventBus: bus, eventPattern, targets });
  }
  return { queue, deadLetterQueue };
}

/** @param batches how large they are, and how many it works at, at once */
export function drain(
  { queue, deadLetterQueue }: DrainedQueue,
  worker: IFunction,
  settings: Settings,
  batches: { readonly batchSize: number; readonly maxConcurrency: number },
): void {
  const { batchWindowSeconds } = laneTiming(settings);
  deadLetterQueue.grant(worker, 'sqs:SendMessage');
  // What Lambda's guide to SQS asks for, of the role under which it polls.
  queue.grant(worker, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
  // The id that SqsEventSource would give it: with another, an update of a stack fails, because
  // Lambda allows no second mapping of one queue to one function. But it grants too much.
  worker.addEventSourceMapping(`SqsEventSource:${Names.nodeUniqueId(queue.node)}`, {
    eventSourceArn: queue.queueArn,
    maxBatchingWindow: Duration.seconds(batchWindowSeconds),
    ...batches,
    reportBatchItemFailures: true,
  });
}
