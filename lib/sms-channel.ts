import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Texts to phones, through SNS. */
export class SmsChannel extends Construct {
  /** A text has no resource of its own to name: whatever is no topic is a phone. */
  allowTexts(grantee: IGrantable): void {
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
