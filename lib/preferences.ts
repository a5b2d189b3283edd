import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { PreferencesEnv } from '../functions/preferences/env.ts';
import { API_TIMEOUT_SECONDS, type Api } from './api.ts';
import { createNodeFunction, createRole } from './node-function.ts';
import type { Recipients } from './recipients.ts';
import type { Settings } from './settings.ts';

interface PreferencesProps {
  readonly settings: Settings;
  readonly api: Api;
  readonly recipients: Recipients;
}

/** Where recipients see and change what they are told. */
export class Preferences extends Construct {
  /** With which the platform signs tokens; to be rotated at any time. */
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { settings, api, recipients }: PreferencesProps) {
    super(scope, id);
    this.secret = new Secret(this, 'PreferencesSecret', {
      description: 'Signs the tokens with which recipients see and change their preferences',
      generateSecretString: { excludePunctuation: true, passwordLength: 64 },
    });
    const role = createRole(this, 'HandlerRole');
    Grant.addToPrincipal({
      grantee: role,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secret.secretArn],
    });
    const environment: PreferencesEnv = {
      ...recipients.allowChoosing(role),
      PREFERENCES_SECRET: this.secret.secretArn,
      TIME_ZONE: settings.timeZone,
      WRITE_TIMEOUT_SECONDS: String(settings.writeTimeoutSeconds),
      CLOCK_SKEW_SECONDS: String(settings.clockSkewSeconds),
    };
    const handler = createNodeFunction(this, 'Handler', {
      entry: 'preferences/handler.ts',
      description: 'Shows recipients what they chose, and changes it',
      role,
      timeoutSeconds: Math.min(settings.functionTimeoutSeconds, API_TIMEOUT_SECONDS),
      environment,
      settings,
    });
    api.route('/preferences', [HttpMethod.GET, HttpMethod.PUT], handler);
  }
}
