import { randomInt } from 'node:crypto';
import {
  type AwsRequest,
  type Emulator,
  jsonAnswer,
  jsonError,
  operationOf,
} from './aws-request.ts';
import type { Now } from './clock.ts';
import { arnOf } from './surroundings.ts';

export interface SecretsManager extends Emulator {
  /** Makes up a secret's text as `GenerateSecretString` asks for, or keeps the one given. */
  create(arn: string, generate: GenerateSecretString, text?: string): string;
}

/** What of CloudFormation's `GenerateSecretString` is played; the rest is an error. */
export interface GenerateSecretString {
  /** 32 by default. */
  readonly PasswordLength?: number;
  readonly ExcludePunctuation?: boolean;
}

export function startSecretsManager(now: Now): SecretsManager {
  const texts = new Map<string, string>();
  return {
    service: 'secretsmanager',
    async handle(request: AwsRequest) {
      if (operationOf(request) !== 'GetSecretValue') {
        return jsonError(
          'InvalidRequestException',
          'only GetSecretValue is played on this machine',
        );
      }
      const { SecretId } = JSON.parse(request.body) as { readonly SecretId?: string };
      const text =
        texts.get(SecretId ?? '') ?? texts.get(arnOf('secretsmanager', `secret:${SecretId}`));
      if (text === undefined) {
        return jsonError(
          'ResourceNotFoundException',
          "Secrets Manager can't find the specified secret.",
        );
      }
      return jsonAnswer(200, {
        ARN: SecretId,
        Name: SecretId?.split(':').at(-1),
        SecretString: text,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: now() / 1000,
      });
    },
    create(arn, generate, text = makeUp(generate)) {
      texts.set(arn, text);
      return text;
    },
  };
}

function makeUp({
  PasswordLength = 32,
  ExcludePunctuation,
  ...rest
}: GenerateSecretString): string {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined || ExcludePunctuation !== true) {
    throw new Error(
      `GenerateSecretString: ${unknown ?? 'punctuation'} is not played on this machine; ` +
        'allowed are PasswordLength and ExcludePunctuation: true',
    );
  }
  return Array.from({ length: PasswordLength }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
