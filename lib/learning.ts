import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Fact } from '../functions/domain/kind.ts';
import type { LearningEnv } from '../functions/learning/env.ts';
import { createDrainedQueue, drain } from './drained-queue.ts';
import { laneTiming } from './lane-timing.ts';
import { createNodeFunction, createRole } from './node-function.ts';
import type { Recipients } from './recipients.ts';
import type { Settings } from './settings.ts';

interface LearningProps {
  readonly settings: Settings;
  readonly facts: readonly Fact[];
  readonly bus: EventBus;
  readonly recipients: Recipients;
}

/** Where facts go: their rules, their queue, its dead-letter queue, and who learns from them. */
export class Learning extends Construct {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: LearningProps) {
    super(scope, id);
    const { settings, facts, bus } = props;
    const detailTypes = facts.map(({ name }) => name);
    const drained = createDrainedQueue(this, { settings, bus, detailTypes });
    this.queue = drained.queue;
    this.deadLetterQueue = drained.deadLetterQueue;
    drain(drained, this.createLearner(props), settings, {
      batchSize: laneTiming(settings).batchSize,
      maxConcurrency: settings.concurrency.learning,
    });
  }

  private createLearner({ settings, recipients }: LearningProps): IFunction {
    const role = createRole(this, 'LearnerRole');
    const environment: LearningEnv = {
      ...recipients.allowLearning(role),
      DEAD_LETTER_QUEUE_URL: this.deadLetterQueue.queueUrl,
      WRITE_TIMEOUT_SECONDS: String(settings.writeTimeoutSeconds),
      // The key of the phones, the profile, the item's mark.
      LEARN_SECONDS: String(3 * settings.writeTimeoutSeconds),
    };
    return createNodeFunction(this, 'Learner', {
      entry: 'learning/handler.ts',
      description: 'Writes down what facts teach of users and items',
      role,
      timeoutSeconds: settings.functionTimeoutSeconds,
      environment,
      settings,
    });
  }
}
