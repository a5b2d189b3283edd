import type { Surroundings } from './template/scope.ts';

/** The account and region that this machine plays. */
export const ACCOUNT_ID = '000000000000';
export const REGION = 'ap-southeast-1';

export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;

/** What a stack finds around it. */
export const surroundingsOf = (stackName: string): Surroundings => ({
  accountId: ACCOUNT_ID,
  region: REGION,
  partition: 'aws',
  stackName,
  urlSuffix: 'amazonaws.com',
});
