/** The account and region that this machine plays. */
export const ACCOUNT_ID = '000000000000';
export const REGION = 'ap-southeast-1';

export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;
