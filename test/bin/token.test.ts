import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTokenOptions } from '../../bin/token/options.ts';
import { secretOnAws } from '../../bin/token/secret.ts';
import {
  type AwsRequest,
  type Emulator,
  jsonAnswer,
  operationOf,
} from '../../local/aws-request.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { sdkAt } from '../support/sdk-at.ts';

describe('npm run token', () => {
  it('is for an hour where nothing else is said', () => {
    expect(readTokenOptions(['--phone', '138 0013 8000'])).toEqual({
      ...{ phone: '+8613800138000', hours: 1 },
    });
    expect(
      readTokenOptions(['--phone', '13800138000', '--hours', '24', '--stage', 'prod']),
    ).toEqual({
      ...{ phone: '+8613800138000', hours: 24, stage: 'prod' },
    });
  });

  it.each([
    [[], '--phone is missing; allowed is a mobile number'],
    [['--phone', '12345'], '--phone is 12345; allowed is a mobile number'],
    [
      ['--phone', '13800138000', '--hours', '0'],
      '--hours is 0; allowed is a whole number from 1 to 24',
    ],
    [['--phone', '13800138000', '--hours', '25'], '--hours is 25; allowed is a whole number'],
    [['--phone', '13800138000', '--hours', '1.5'], '--hours is 1.5; allowed is a whole number'],
    [['--phon', '1'], "Unknown option '--phon'; allowed is --phone <phone>, --hours <hours>"],
  ])('refuses %j in one line', (args, message) => {
    expect(() => readTokenOptions(args)).toThrow(message);
  });
});

const aSecret = (ARN: string, stack: string, logicalId: string) => ({
  ARN,
  Tags: [
    { Key: 'aws:cloudformation:stack-name', Value: stack },
    { Key: 'aws:cloudformation:logical-id', Value: logicalId },
  ],
});

/** Two pages of an account, each of which the filter of beginnings lets through. */
const PAGES: Readonly<Record<string, object>> = {
  first: {
    SecretList: [
      aSecret('arn:other', 'dingdong-production', 'PreferencesPreferencesSecretCEC01982'),
      aSecret('arn:phones', 'dingdong-prod', 'RecipientsPhonesSecretC60A7897'),
      { ARN: 'arn:bare' },
    ],
    NextToken: 'second',
  },
  second: {
    SecretList: [aSecret('arn:tokens', 'dingdong-prod', 'PreferencesPreferencesSecretCEC01982')],
  },
};

describe('the secret of a stage on AWS', () => {
  const asked: object[] = [];
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway(0);
    const account: Emulator = {
      service: 'secretsmanager',
      async handle(request: AwsRequest) {
        const input = JSON.parse(request.body);
        asked.push(input);
        return operationOf(request) === 'ListSecrets'
          ? jsonAnswer(200, PAGES[input.NextToken ?? 'first'])
          : jsonAnswer(200, { SecretString: `text of ${input.SecretId}` });
      },
    };
    gateway.serve([account], []);
    sdkAt(gateway.port);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await gateway.stop();
  });

  it('is found by what CloudFormation says of it, on whatever page', async () => {
    expect(await secretOnAws('dingdong-prod')).toBe('text of arn:tokens');
    expect(asked[0]).toEqual({ Filters: [{ Key: 'tag-value', Values: ['dingdong-prod'] }] });
  });

  it('is missed in one line', async () => {
    await expect(secretOnAws('dingdong-dev')).rejects.toThrow(
      'no stack dingdong-dev has a secret for tokens in this account and region',
    );
  });
});
