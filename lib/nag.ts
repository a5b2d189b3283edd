import { type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of cdk-nag that stands. */
export interface Acknowledged {
  /** Below the stack, such as `Intake/DeadLetterQueue`. */
  readonly path: string;
  /** The rule, with the finding where a rule has several: `…-IAM5[Action::s3:*]`. */
  readonly id: string;
  readonly reason: string;
}

/** As cdk-nag writes what a sender may create. */
const ANY_DEFERRAL =
  'arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:' +
  'schedule/<DeferralsGroup59E89BA9>/*';

/** One that nothing finds any longer fails `test/lib/nag.test.ts`. */
export const ACKNOWLEDGED: readonly Acknowledged[] = [
  {
    path: 'Intake/UndeliverableQueue',
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason:
      'No function drains it: it is where an event ends that nobody knows, and it is alarmed.',
  },
  {
    path: 'Intake/DeadLetterQueue',
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue, of the rules of the bus: only those of queues are known.',
  },
  {
    path: 'Operations/Mode/DeadLetterQueue',
    id: 'AwsSolutions::AwsSolutions-SQS3',
    reason:
      'It is a dead-letter queue, of a subscription to a topic: only those of queues are known.',
  },
  {
    path: 'Api/HttpApi/GET--preferences',
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason:
      'Its function verifies the token, by HS256: the JWT authorizer of API Gateway knows RSA alone.',
  },
  {
    path: 'Api/HttpApi/PUT--preferences',
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason:
      'Its function verifies the token, by HS256: the JWT authorizer of API Gateway knows RSA alone.',
  },
  ...['POST--replies--{format}', 'POST--replies--{format}--{secret}'].map((route) => ({
    path: `Api/HttpApi/${route}`,
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason:
      'Its function verifies a signature, or a secret in the path: carriers can send nothing else.',
  })),
  {
    path: 'Replies/RepliesSecret',
    id: 'AwsSolutions::AwsSolutions-SMG4',
    reason: 'Carriers have it in their consoles: whoever rotates it does so there at once.',
  },
  {
    path: 'Preferences/PreferencesSecret',
    id: 'AwsSolutions::AwsSolutions-SMG4',
    reason: 'The platform signs with it: whoever rotates it does so there as well, when they like.',
  },
  {
    path: 'Recipients/PhonesSecret',
    id: 'AwsSolutions::AwsSolutions-SMG4',
    reason: 'Another key would give every phone another partition: every refusal would be lost.',
  },
  ...['Transactional', 'Marketing'].map((lane) => ({
    path: `${lane}/SenderRole/DefaultPolicy/Resource`,
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${ANY_DEFERRAL}]`,
    reason:
      'A schedule is named by a hash of what it sends and when; the group has no others in it.',
  })),
];

/**
 * Says beside the constructs why findings stand. It adds nothing to the template.
 * @throws where a construct is not there
 */
export function acknowledge(stack: Stack, acknowledged: readonly Acknowledged[]): void {
  for (const { path, id, reason } of acknowledged) {
    const construct = path
      .split('/')
      .reduce<IConstruct>((scope, name) => scope.node.findChild(name), stack);
    Validations.of(construct).acknowledge({ id, reason });
  }
}

/** @throws where a construct is not there */
export const acknowledgeFindings = (stack: Stack): void => acknowledge(stack, ACKNOWLEDGED);
