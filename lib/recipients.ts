import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { SendEnv } from '../functions/send/env.ts';
import type { Settings } from './settings.ts';

/** What dingdong remembers: of each recipient, and of the deployment as a whole. */
export class Recipients extends Construct {
  readonly table: TableV2;
  /** Pace, mode and spend, each one item that every worker shares. */
  readonly controls: TableV2;
  /** Keys the partition of a phone. Never to be rotated: it would orphan every refusal. */
  readonly phonesSecret: Secret;

  constructor(scope: Construct, id: string, { settings }: { readonly settings: Settings }) {
    super(scope, id);
    const removalPolicy = settings.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const shared = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      // On demand: a sale day is a hundred times a quiet one.
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: settings.keepData },
      deletionProtection: settings.keepData,
      removalPolicy,
    };
    this.table = new TableV2(this, 'Table', {
      ...shared,
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
    });
    this.controls = new TableV2(this, 'Controls', shared);
    this.phonesSecret = new Secret(this, 'PhonesSecret', {
      description: 'Keys the HMAC under which phone numbers are stored; never rotate',
      generateSecretString: { excludePunctuation: true, passwordLength: 64 },
      removalPolicy,
    });
  }

  /** Lets a function tell: read a batch, mark items, claim; and tells it where. */
  allowTelling(grantee: IGrantable): RecipientsEnv {
    return this.allow(grantee, 'dynamodb:BatchGetItem', 'dynamodb:UpdateItem');
  }

  /** Lets a function lease slots of the pace, hear what the operator says, or say it for them. */
  allowControlling(grantee: IGrantable): ControlsEnv {
    this.controls.grant(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
    return { CONTROLS_TABLE: this.controls.tableName };
  }

  /** Lets a function remember facts. */
  allowLearning(grantee: IGrantable): RecipientsEnv {
    return this.allow(grantee, 'dynamodb:UpdateItem');
  }

  /** Lets a function write down what became of texts, beside what is known of them. */
  allowRecording(grantee: IGrantable): RecipientsEnv {
    return this.allow(grantee, 'dynamodb:Query', 'dynamodb:UpdateItem');
  }

  /** Lets a function show and change what a recipient chose. */
  allowChoosing(grantee: IGrantable): RecipientsEnv {
    return this.allow(grantee, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  }

  /** Lets a function see what a recipient was asked, and keep what they reply. */
  allowReplying(grantee: IGrantable): RecipientsEnv {
    return this.allow(grantee, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem');
  }

  private allow(grantee: IGrantable, ...actions: readonly string[]): RecipientsEnv {
    this.table.grant(grantee, ...actions);
    Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.phonesSecret.secretArn],
    });
    return { RECIPIENTS_TABLE: this.table.tableName, PHONES_SECRET: this.phonesSecret.secretArn };
  }
}

type ControlsEnv = Pick<SendEnv, 'CONTROLS_TABLE'>;

type RecipientsEnv = Pick<SendEnv, 'RECIPIENTS_TABLE' | 'PHONES_SECRET'>;
