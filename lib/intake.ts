import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Entry } from '../functions/domain/kind.ts';
import { DINGDONG, PLATFORM } from '../functions/domain/source.ts';
import { PATTERN_MAX_CHARACTERS } from './event-patterns.ts';
import { queueTarget } from './queue-target.ts';
import { createQueue } from './queues.ts';
import type { Settings } from './settings.ts';

interface IntakeProps {
  readonly settings: Settings;
  readonly entries: readonly Entry[];
}

/** The bus, its memory, and what becomes of events that nobody knows. */
export class Intake extends Construct {
  readonly bus: EventBus;
  /** Events that no rule knows: a misspelt kind, a foreign source. */
  readonly undeliverable: Queue;
  /** Where the bus leaves what it could not put on `undeliverable`. */
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, { settings, entries }: IntakeProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: `dingdong-${settings.stage}` });
    // The platform's events alone: a replay must not repeat what dingdong said.
    new Archive(this, 'Archive', {
      sourceEventBus: this.bus,
      eventPattern: { source: [PLATFORM] },
      retention: Duration.days(settings.archiveDays),
    });
    this.deadLetterQueue = createQueue(this, 'DeadLetterQueue');
    this.undeliverable = createQueue(this, 'UndeliverableQueue');
    this.catchUnknown(entries.map(({ name }) => name));
  }

  private catchUnknown(known: readonly string[]): void {
    const unknown = [{ 'anything-but': known }];
    // It cannot be cut into several rules as a list of kinds can: each would match what the others
    // know.
    const { length } = JSON.stringify({ source: [PLATFORM], 'detail-type': unknown });
    if (length > PATTERN_MAX_CHARACTERS) {
      throw new Error(
        `the rule for unknown kinds needs ${length} characters, ` +
          `${PATTERN_MAX_CHARACTERS} are allowed: too many kinds, or too long names`,
      );
    }
    const target = queueTarget(this.undeliverable, this.deadLetterQueue);
    new Rule(this, 'UnknownKinds', {
      eventBus: this.bus,
      eventPattern: { source: [PLATFORM], detailType: Match.anythingBut(...known) },
      targets: [target],
    });
    new Rule(this, 'UnknownSources', {
      eventBus: this.bus,
      eventPattern: { source: Match.anythingBut(PLATFORM, DINGDONG) },
      targets: [target],
    });
  }
}
