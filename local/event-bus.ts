import {
  type AwsRequest,
  type Emulator,
  jsonAnswer,
  jsonError,
  operationOf,
} from './aws-request.ts';
import type { Now } from './clock.ts';
import { type Entry, type Envelope, toEnvelope } from './event-envelope.ts';
import { type EventPattern, matches } from './event-pattern.ts';

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

  const put = (entry: Entry) => {
    const busName = (entry.EventBusName ?? 'default').replace(/^arn:.*\//, '');
    if (!buses.has(busName)) {
      return {
        ErrorCode: 'ResourceNotFoundException',
        ErrorMessage: `Event bus ${busName} does not exist.`,
      };
    }
    const made = toEnvelope(entry, now());
    if (!('envelope' in made)) return made;
    const { envelope } = made;
    for (const listener of listeners) listener(envelope);
    for (const rule of rules.filter((each) => each.busName === busName)) {
      if (!matches(rule.pattern, envelope)) continue;
      // PutEvents answers once the event is taken, not once it has arrived.
      for (const target of rule.targets) void deliver(envelope, rule, target);
    }
    return { EventId: envelope.id };
  };

  return {
    service: 'events',
    async handle(request: AwsRequest) {
      if (operationOf(request) !== 'PutEvents') {
        return jsonError('UnknownOperationException', 'only PutEvents is played on this machine');
      }
      const { Entries } = JSON.parse(request.body) as { readonly Entries?: readonly Entry[] };
      const refusal = refuse(Entries);
      if (refusal !== undefined) return jsonError('ValidationException', refusal);
      const answers = (Entries ?? []).map(put);
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

// Limits by the EventBridge API reference, PutEvents.
const ENTRIES_MAX = 10;

const refuse = (entries: readonly Entry[] | undefined): string | undefined =>
  entries !== undefined && entries.length >= 1 && entries.length <= ENTRIES_MAX
    ? undefined
    : `1 validation error detected: Value at 'entries' failed to satisfy constraint: ` +
      `Member must have length between 1 and ${ENTRIES_MAX}`;
