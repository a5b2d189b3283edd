import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeliveryLogs } from './delivery-logs.ts';

/**
 * What an account and region has once, whatever the number of its stages: SNS keeps one set of SMS
 * attributes there, and logs the texts of all stages in the same two log groups.
 */
export class DingdongAccountStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { description: 'SMS delivery logs that all stages share', ...props });
    const { successGroupName, failureGroupName } = new DeliveryLogs(this, 'DeliveryLogs');
    this.output('SuccessLogGroupName', successGroupName);
    this.output('FailureLogGroupName', failureGroupName);
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
