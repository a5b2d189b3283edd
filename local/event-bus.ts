import {
  type AwsRequest,
  type Emulator,
  jsonAnswer,
  jsonError,
  operationOf,
} from './aws-request.ts';
import type { Now } from './clock.ts';
import { type Entry, type Envelope, PUT_EVENTS, toEnvelope } from './event-envelope.ts';
import { type EventPattern, matches } from './event-pattern.ts';
import { arnOf } from './surroundings.ts';

export interface EventBus extends Emulator {
  createBus(name: string): void;
  addRule(rule: Rule): void;
  onEvent(listener: (envelope: Envelope) => void): void;
}

export interface Rule {
  readonly arn: string;
  readonly busName: string;
  readonly pattern: EventPattern;
  readonly targets: readonly Target[];
}

export interface Target {
  readonly arn: string;
  readonly deadLetterArn?: string;
}

/** Takes an event to a target; what the target refuses is the courier's to dead-letter. */
export type Courier = (event: Envelope, rule: Rule, target: Target) => Promise<void>;

/** EventBridge's classic bus: PutEvents, rules, targets. */
export function startEventBus(now: Now, deliver: Courier): EventBus {
  const buses = new Set<string>(['default']);
  const rules: Rule[] = [];
  const listeners: ((envelope: Envelope) => void)[] = [];

  const put = async (entry: Entry) => {
    const given = entry.EventBusName ?? 'default';
    const busName = [...buses].find((name) => given === name || given === busArn(name));
    if (busName === undefined) {
      return {
        ErrorCode: 'ResourceNotFoundException',
        ErrorMessage: `Event bus ${given} does not exist.`,
      };
    }
    const made = toEnvelope(entry, now());
    if (!('envelope' in made)) return made;
    const { envelope } = made;
    for (const listener of listeners) listener(envelope);
    const concerned = rules.filter(
      (each) => each.busName === busName && matches(each.pattern, envelope),
    );
    // What was answered for must not be lost with this process: it lies on its queues by then.
    await Promise.all(
      concerned.flatMap((rule) => rule.targets.map((target) => deliver(envelope, rule, target))),
    );
    return { EventId: envelope.id };
  };

  return {
    service: 'events',
    async handle(request: AwsRequest) {
      if (operationOf(request) !== 'PutEvents') {
        return jsonError('UnknownOperationException', 'only PutEvents is played on this machine');
      }
      const input = PUT_EVENTS.safeParse(JSON.parse(request.body));
      // Before any is put: half of a call must not be done.
      if (!input.success) return jsonError('SerializationException', input.error.message);
      const { Entries = [] } = input.data;
      const refusal = refuse(Entries);
      if (refusal !== undefined) return jsonError('ValidationException', refusal);
      const answers = await Promise.all(Entries.map(put));
      return jsonAnswer(200, {
        FailedEntryCount: answers.filter((answer) => 'ErrorCode' in answer).length,
        Entries: answers,
      });
    },
    createBus: (name) => void buses.add(name),
    addRule: (rule) => void rules.push(rule),
    onEvent: (listener) => void listeners.push(listener),
  };
}

const busArn = (name: string): string => arnOf('events', `event-bus/${name}`);

// Limits by the EventBridge API reference, PutEvents.
const ENTRIES_MAX = 10;

const refuse = (entries: readonly Entry[]): string | undefined =>
  entries.length >= 1 && entries.length <= ENTRIES_MAX
    ? undefined
    : `1 validation error detected: Value at 'entries' failed to satisfy constraint: ` +
      `Member must have length between 1 and ${ENTRIES_MAX}`;
