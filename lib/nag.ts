import { type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of cdk-nag that stands. */
interface Acknowledged {
  /** Below the stack, such as `Intake/DeadLetterQueue`. */
  readonly path: string;
  /** The rule, with the finding where a rule has several: `…-IAM5[Action::s3:*]`. */
  readonly id: string;
  readonly reason: string;
}

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
];

/**
 * Says beside the constructs why findings stand. It adds nothing to the template.
 * @throws where a construct is not there
 */
export function acknowledgeFindings(stack: Stack): void {
  for (const { path, id, reason } of ACKNOWLEDGED) {
    const construct = path
      .split('/')
      .reduce<IConstruct>((scope, name) => scope.node.findChild(name), stack);
    Validations.of(construct).acknowledge({ id, reason });
  }
}
