import type { Stack } from 'aws-cdk-lib';
import { type Acknowledged, acknowledge } from './nag.ts';

/** As cdk-nag writes the groups of SNS. */
const GROUP =
  'arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:' +
  'log-group:sns/<AWS::Region>/<AWS::AccountId>/DirectPublishToPhoneNumber';

/** One that nothing finds any longer fails `test/lib/account.test.ts`. */
export const ACCOUNT_ACKNOWLEDGED: readonly Acknowledged[] = [
  ...['LoggingRole', 'FunctionRole'].flatMap((role) =>
    [`${GROUP}:*`, `${GROUP}/Failure:*`].map((arn) => ({
      path: `DeliveryLogs/${role}/DefaultPolicy/Resource`,
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::${arn}]`,
      reason: 'It is one group: CloudWatch Logs has its streams behind the colon, which SNS names.',
    })),
  ),
  {
    path: 'DeliveryLogs/FunctionRole/DefaultPolicy/Resource',
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    reason: 'The SMS attributes belong to the account as a whole: the actions know no resource.',
  },
];

/** @throws where a construct is not there */
export const acknowledgeAccountFindings = (stack: Stack): void =>
  acknowledge(stack, ACCOUNT_ACKNOWLEDGED);
