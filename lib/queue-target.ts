import { CfnRule, type IRuleTarget } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { explainUnused } from './unused-grant.ts';

/**
 * A queue as the target of a rule. EventBridge may send to it and to its dead-letter queue, which
 * is all its user guide asks for; the CDK's own target lets it read the queue's attributes as well.
 */
export const queueTarget = (queue: Queue, deadLetterQueue: Queue): IRuleTarget => ({
  bind(rule) {
    const ruleArn = CfnRule.arnForRule(rule);
    allowSending(queue, ruleArn);
    allowSending(deadLetterQueue, ruleArn);
    explainUnused(
      deadLetterQueue.node.findChild('Policy'),
      'sqs:SendMessage',
      'for when a queue refuses an event of the bus, which no test of the whole brings about',
    );
    return {
      arn: queue.queueArn,
      deadLetterConfig: { arn: deadLetterQueue.queueArn },
      targetResource: queue,
    };
  },
});

function allowSending(queue: Queue, ruleArn: string): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    }),
  );
}
