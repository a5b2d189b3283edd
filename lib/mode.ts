import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Subscription, SubscriptionProtocol, type Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ModeEnv } from '../functions/mode/env.ts';
import { createNodeFunction, createRole } from './node-function.ts';
import { createQueue } from './queues.ts';
import type { Recipients } from './recipients.ts';
import type { Settings } from './settings.ts';
import { explainUnused } from './unused-grant.ts';

interface ModeProps {
  readonly settings: Settings;
  readonly recipients: Recipients;
  /** Where alarms ring. */
  readonly topic: Topic;
}

/** Alarms that set a mode: whoever hears them at their topic, in place of an operator. */
export class Mode extends Construct {
  readonly setter: LambdaFunction;
  /** What the topic could not hand over. What the function failed at, its errors tell. */
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: ModeProps) {
    super(scope, id);
    this.setter = this.createSetter(props);
    this.deadLetterQueue = createQueue(this, 'DeadLetterQueue');
    // By names of its own: those of LambdaSubscription differ from stage to stage.
    const { topicArn: sourceArn } = props.topic;
    const principal = new ServicePrincipal('sns.amazonaws.com');
    this.setter.addPermission('FromAlarms', { principal, sourceArn });
    new Subscription(this, 'Alarms', {
      topic: props.topic,
      protocol: SubscriptionProtocol.LAMBDA,
      endpoint: this.setter.functionArn,
      deadLetterQueue: this.deadLetterQueue,
    });
    const policy = this.deadLetterQueue.node.findChild('Policy');
    explainUnused(policy, 'sqs:SendMessage', 'a topic of one machine always reaches its function');
  }

  private createSetter({ settings, recipients }: ModeProps): LambdaFunction {
    const role = createRole(this, 'SetterRole');
    const environment: ModeEnv = {
      ...recipients.allowControlling(role),
      DEPLOYMENT: Stack.of(this).stackName,
      WRITE_TIMEOUT_SECONDS: String(settings.writeTimeoutSeconds),
    };
    return createNodeFunction(this, 'Setter', {
      entry: 'mode/handler.ts',
      description: 'Sets the mode that an alarm calls for',
      role,
      timeoutSeconds: settings.functionTimeoutSeconds,
      environment,
      settings,
    });
  }
}
