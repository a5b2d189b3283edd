import { Stack } from 'aws-cdk-lib';
import {
  type IGrantable,
  Policy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { SendEnv } from '../functions/send/env.ts';
import type { DrainedQueue } from './drained-queue.ts';
import type { Settings } from './settings.ts';
import { explainUnused } from './unused-grant.ts';

/** What waits longer than a queue can hold it: one schedule for each, which deletes itself. */
export class Deferrals extends Construct {
  readonly groupName: string;

  constructor(scope: Construct, id: string, { settings }: { readonly settings: Settings }) {
    super(scope, id);
    const name = `dingdong-${settings.stage}`;
    this.groupName = new CfnScheduleGroup(this, 'Group', { name }).ref;
  }

  /**
   * Lets a function put records back on its queue later, and tells it by what.
   * @param scope gets `SchedulesRole`, under which the schedules do so
   */
  allowDeferring(scope: Construct, grantee: IGrantable, drained: DrainedQueue): DeferralsEnv {
    const { queue, deadLetterQueue } = drained;
    const role = this.createSchedulesRole(scope, drained);
    queue.grant(grantee, 'sqs:SendMessage');
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['scheduler:CreateSchedule'],
        resources: [this.arnOf('schedule', `${this.groupName}/*`)],
      }),
    );
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': SCHEDULER } },
      }),
    );
    return {
      QUEUE_URL: queue.queueUrl,
      QUEUE_ARN: queue.queueArn,
      DEAD_LETTER_QUEUE_ARN: deadLetterQueue.queueArn,
      SCHEDULE_GROUP: this.groupName,
      SCHEDULE_ROLE_ARN: role.roleArn,
    };
  }

  /** The condition is what Scheduler's user guide asks for against a confused deputy. */
  private createSchedulesRole(scope: Construct, { queue, deadLetterQueue }: DrainedQueue): Role {
    const assumedBy = new ServicePrincipal(SCHEDULER, {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': Stack.of(this).account,
          'aws:SourceArn': this.arnOf('schedule-group', this.groupName),
        },
      },
    });
    const role = new Role(scope, 'SchedulesRole', { assumedBy });
    queue.grant(role, 'sqs:SendMessage');
    // In a policy of its own: what is said of it must not excuse the grant on the queue.
    const policy = new Policy(scope, 'SchedulesDeadLetters', { roles: [role] });
    policy.addStatements(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetterQueue.queueArn] }),
    );
    explainUnused(
      policy,
      'sqs:SendMessage',
      'for when a queue refuses what a schedule sends, which no test of the whole brings about',
    );
    return role;
  }

  private arnOf(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'scheduler', resource, resourceName });
  }
}

const SCHEDULER = 'scheduler.amazonaws.com';

type DeferralsEnv = Pick<
  SendEnv,
  'QUEUE_URL' | 'QUEUE_ARN' | 'DEAD_LETTER_QUEUE_ARN' | 'SCHEDULE_GROUP' | 'SCHEDULE_ROLE_ARN'
>;
