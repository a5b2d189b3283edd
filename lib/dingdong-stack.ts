import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENTRIES } from '../functions/catalog/index.ts';
import type { Entry } from '../functions/domain/kind.ts';
import { Api } from './api.ts';
import { Deferrals } from './deferrals.ts';
import { Intake } from './intake.ts';
import { Lane } from './lane.ts';
import { Learning } from './learning.ts';
import { Operations } from './operations.ts';
import { Preferences } from './preferences.ts';
import { Receipts } from './receipts.ts';
import { Recipients } from './recipients.ts';
import { Replies } from './replies.ts';
import type { Settings } from './settings.ts';
import { SmsChannel } from './sms-channel.ts';

interface DingdongStackProps extends StackProps {
  readonly settings: Settings;
  /** The catalog by default. */
  readonly entries?: readonly Entry[];
}

/** Everything dingdong needs on AWS, in the order that an event travels. */
export class DingdongStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, entries = ENTRIES, ...rest }: DingdongStackProps,
  ) {
    super(scope, id, { description: 'SMS notifications for a consignment platform', ...rest });

    const intake = new Intake(this, 'Intake', { settings, entries });
    const recipients = new Recipients(this, 'Recipients', { settings });
    const sms = new SmsChannel(this, 'SmsChannel');
    const kinds = entries.filter((entry) => entry.lane !== null);
    const deferrals = new Deferrals(this, 'Deferrals', { settings });
    const common = { settings, kinds, bus: intake.bus, recipients, sms, deferrals };
    const transactional = new Lane(this, 'Transactional', { lane: 'transactional', ...common });
    const marketing = new Lane(this, 'Marketing', { lane: 'marketing', ...common });
    const receipts = new Receipts(this, 'Receipts', { settings, recipients });
    const facts = entries.filter((entry) => entry.lane === null);
    const learning = new Learning(this, 'Learning', {
      ...{ settings, facts, bus: intake.bus, recipients },
    });
    const api = new Api(this, 'Api', { settings });
    const preferences = new Preferences(this, 'Preferences', { settings, api, recipients });
    const replies = new Replies(this, 'Replies', {
      ...{ settings, api, bus: intake.bus, recipients, transactional },
    });
    const { topic } = new Operations(this, 'Operations', {
      ...{ settings, recipients },
      intake,
      lanes: [transactional, marketing],
      deferrals,
      learning,
      receipts,
      replies,
      api,
    });

    this.output('BusName', intake.bus.eventBusName);
    this.output('ApiUrl', api.httpApi.apiEndpoint);
    this.output('PreferencesSecretArn', preferences.secret.secretArn);
    this.output('RecipientsTableName', recipients.table.tableName);
    this.output('ControlsTableName', recipients.controls.tableName);
    this.output('TransactionalQueueUrl', transactional.queue.queueUrl);
    this.output('TransactionalDeadLetterQueueUrl', transactional.deadLetterQueue.queueUrl);
    this.output('MarketingQueueUrl', marketing.queue.queueUrl);
    this.output('MarketingDeadLetterQueueUrl', marketing.deadLetterQueue.queueUrl);
    this.output('FactsQueueUrl', learning.queue.queueUrl);
    this.output('FactsDeadLetterQueueUrl', learning.deadLetterQueue.queueUrl);
    this.output('ReceiptsDeadLetterQueueUrl', receipts.deadLetterQueue.queueUrl);
    this.output('RepliesQueueUrl', replies.queue.queueUrl);
    this.output('RepliesDeadLetterQueueUrl', replies.deadLetterQueue.queueUrl);
    this.output('RepliesSecretArn', replies.secret.secretArn);
    this.output('RepliesTopicArn', replies.topic.topicArn);
    this.output('UndeliverableQueueUrl', intake.undeliverable.queueUrl);
    this.output('AlarmTopicArn', topic.topicArn);
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
