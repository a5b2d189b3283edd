import { ArnFormat, CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AccountEnv, DeliveryLoggingProperties } from '../functions/account/env.ts';
import { deliveryLogGroups } from './delivery-log-groups.ts';
import { createNodeFunction, createRole } from './node-function.ts';
import { explainUnused } from './unused-grant.ts';

/** The carrier's logs of what became of texts: two groups that SNS names, and all they need. */
export class DeliveryLogs extends Construct {
  readonly successGroupName: string;
  readonly failureGroupName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { success, failure } = deliveryLogGroups(this);
    this.successGroupName = success;
    this.failureGroupName = failure;

    const key = this.createKey();
    const loggingRole = this.createLoggingRole();
    const role = this.createFunctionRole(loggingRole);
    const properties: DeliveryLoggingProperties = {
      LogGroups: this.groupNames,
      RetentionDays: String(RETENTION_DAYS),
      KeyArn: key.keyArn,
      RoleArn: loggingRole.roleArn,
      SampledPercent: '100',
    };
    const resource = new CustomResource(this, 'Logging', {
      serviceToken: this.createFunction(role).functionArn,
      resourceType: 'Custom::SmsDeliveryLogging',
      serviceTimeout: Duration.seconds(ANSWER_SECONDS),
      properties: { ...properties },
    });
    // With their policies, in both directions: made before, deleted after.
    resource.node.addDependency(role, loggingRole, key);
  }

  private get groupNames(): readonly string[] {
    return [this.successGroupName, this.failureGroupName];
  }

  /**
   * Kept when the stack is deleted: what is still logged then is logged under it, and a group whose
   * key is gone takes nothing.
   */
  private createKey(): Key {
    const key = new Key(this, 'Key', {
      description: "The carrier's logs of texts",
      enableKeyRotation: true,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${Stack.of(this).region}.amazonaws.com`)],
        // By the CloudWatch Logs user guide, on encrypting log data.
        actions: [
          ...['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*'],
          'kms:ReEncrypt*',
        ],
        resources: ['*'],
        conditions: {
          ArnEquals: {
            'kms:EncryptionContext:aws:logs:arn': this.groupNames.map((name) => this.arnOf(name)),
          },
        },
      }),
    );
    return key;
  }

  /**
   * Under which SNS logs; what it may is what its developer guide asks for, on these groups. Nobody
   * outside knows whether SNS says for which account it assumes it: a condition on that might have
   * it log nothing, and say so to nobody.
   */
  private createLoggingRole(): Role {
    const role = new Role(this, 'LoggingRole', {
      description: 'SNS logs what became of texts',
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          ...['logs:PutMetricFilter', 'logs:PutRetentionPolicy'],
        ],
        resources: this.groupArns,
      }),
    );
    explainUnused(role, 'logs:CreateLogGroup', 'on one machine the groups are never deleted');
    for (const action of ['logs:PutMetricFilter', 'logs:PutRetentionPolicy']) {
      explainUnused(role, action, 'SNS asks for it; nobody outside knows what for');
    }
    return role;
  }

  private createFunctionRole(loggingRole: Role): Role {
    const role = createRole(this, 'FunctionRole');
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:AssociateKmsKey', 'logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
        resources: this.groupArns,
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['sns:GetSMSAttributes', 'sns:SetSMSAttributes'],
        resources: ['*'],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [loggingRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'sns.amazonaws.com' } },
      }),
    );
    explainUnused(role, 'sns:GetSMSAttributes', 'on one machine the stack is never deleted');
    return role;
  }

  private createFunction(role: Role): IFunction {
    const environment: AccountEnv = { CALL_TIMEOUT_SECONDS: String(CALL_SECONDS) };
    return createNodeFunction(this, 'Function', {
      entry: 'account/handler.ts',
      description: 'Has SNS log what becomes of texts',
      role,
      timeoutSeconds: FUNCTION_SECONDS,
      environment,
      settings: { logRetentionDays: 30, functionMemoryMegabytes: 256 },
    });
  }

  private get groupArns(): string[] {
    // CloudWatch Logs asks of a group as of its streams, and the name of a group ends there.
    return this.groupNames.map((name) => `${this.arnOf(name)}:*`);
  }

  private arnOf(logGroupName: string): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}

/** The logs hold phone numbers; a carrier may log 72 hours late. */
const RETENTION_DAYS = 3;
const CALL_SECONDS = 5;
/** Three calls for each of two groups, three attempts at the attributes and three to answer. */
const FUNCTION_SECONDS = (3 * 2 + 3 + 3) * CALL_SECONDS + 20;
/** A function that dies is called twice more, after one minute and after two. */
const ANSWER_SECONDS = 3 * FUNCTION_SECONDS + 180;
