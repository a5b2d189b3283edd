import { ArnFormat, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ReceiptsEnv } from '../functions/receipts/env.ts';
import { deliveryLogGroups } from './delivery-log-groups.ts';
import { createNodeFunction, createRole } from './node-function.ts';
import { createQueue } from './queues.ts';
import type { Recipients } from './recipients.ts';
import type { Settings } from './settings.ts';

interface ReceiptsProps {
  readonly settings: Settings;
  readonly recipients: Recipients;
}

/**
 * Who reads what the carrier says became of texts: subscribed to the account's delivery logs, which
 * the account's stack makes. A group bears two subscriptions, and so an account two stages.
 */
export class Receipts extends Construct {
  /** What the reader failed at three times. */
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: ReceiptsProps) {
    super(scope, id);
    this.deadLetterQueue = createQueue(this, 'DeadLetterQueue');
    const reader = this.createReader(props);
    const { success, failure } = deliveryLogGroups(this);
    this.subscribe('Delivered', success, reader);
    this.subscribe('Failed', failure, reader);
  }

  private createReader({ settings, recipients }: ReceiptsProps): LambdaFunction {
    const role = createRole(this, 'ReaderRole');
    const environment: ReceiptsEnv = {
      ...recipients.allowRecording(role),
      ...recipients.allowControlling(role),
      WRITE_TIMEOUT_SECONDS: String(settings.writeTimeoutSeconds),
      // The key of the phones, what is known, the receipt, the profile.
      RECORD_SECONDS: String(4 * settings.writeTimeoutSeconds),
      // A worker that has not published by then was killed.
      PUBLISHED_WITHIN_SECONDS: String(settings.functionTimeoutSeconds),
      CLOCK_SKEW_SECONDS: String(settings.clockSkewSeconds),
      FEN_PER_DOLLAR: String(settings.fenPerDollar),
    };
    return createNodeFunction(this, 'Reader', {
      entry: 'receipts/handler.ts',
      description: 'Writes down what became of texts',
      role,
      timeoutSeconds: settings.functionTimeoutSeconds,
      environment,
      deadLetterQueue: this.deadLetterQueue,
      settings,
    });
  }

  /** CloudWatch Logs tries the function when it is subscribed: it must be let in before. */
  private subscribe(id: string, logGroupName: string, reader: LambdaFunction): void {
    reader.addPermission(`${id}Permission`, {
      principal: new ServicePrincipal('logs.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
      sourceArn: Stack.of(this).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: `${logGroupName}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    });
    const filter = new CfnSubscriptionFilter(this, `${id}Subscription`, {
      logGroupName,
      destinationArn: reader.functionArn,
      // Every line: each is one receipt.
      filterPattern: '',
    });
    filter.node.addDependency(reader.node.findChild(`${id}Permission`));
  }
}
