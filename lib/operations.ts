import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Intake } from './intake.ts';
import type { Lane } from './lane.ts';

interface OperationsProps {
  readonly intake: Intake;
  readonly lanes: readonly Lane[];
}

/** What wakes somebody up. Each alarm names its heading in docs/runbook.md. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, { intake, lanes }: OperationsProps) {
    super(scope, id);
    this.alarmOnAny('Undeliverable', intake.undeliverable, 'Undeliverable events');
    this.alarmOnAny('IntakeDeadLetters', intake.deadLetterQueue, 'Dead letters of the intake');
    for (const { name, deadLetterQueue } of lanes) {
      const id = name === 'transactional' ? 'Transactional' : 'Marketing';
      this.alarmOnAny(`${id}DeadLetters`, deadLetterQueue, 'Dead letters of a lane');
    }
  }

  /** One message is one event that reached nobody. */
  private alarmOnAny(id: string, queue: Queue, runbookHeading: string): void {
    new Alarm(this, id, {
      alarmDescription: `docs/runbook.md: ${runbookHeading}`,
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
