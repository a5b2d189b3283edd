import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** As SNS names them: of texts that were delivered, and of those that were not. */
export function deliveryLogGroups(scope: Construct) {
  const { account, region } = Stack.of(scope);
  const success = `sns/${region}/${account}/DirectPublishToPhoneNumber`;
  return { success, failure: `${success}/Failure` } as const;
}
