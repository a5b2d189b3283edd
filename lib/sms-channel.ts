import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Grantable } from './node-function.ts';

/** Texts to phones, through SNS. */
export class SmsChannel extends Construct {
  /** A text has no resource of its own to name: whatever is no topic is a phone. */
  allowTexts(grantee: Grantable): void {
    const topics = Stack.of(this).formatArn({
      service: 'sns',
      region: '*',
      account: '*',
      resource: '*',
    });
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sns:Publish'], notResources: [topics] }),
    );
  }
}
