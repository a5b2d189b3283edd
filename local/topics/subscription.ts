import { randomUUID } from 'node:crypto';
import { FILTER_SCOPES, type Filter, parseFilter } from './filter-policy.ts';
import { invalid } from './sns-error.ts';

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  /** The ARN of a function or of a queue; an address or a number where nothing leaves for it. */
  readonly endpoint: string;
  readonly filter: Filter | undefined;
  readonly isRaw: boolean;
  /** The ARN of the dead-letter queue. */
  readonly deadLetterArn: string | undefined;
}

/** As CloudFormation and the API know it; a policy as an object, or as JSON of it. */
export interface SubscriptionRequest {
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly filterPolicy?: unknown;
  readonly filterPolicyScope?: unknown;
  readonly rawMessageDelivery?: unknown;
  readonly redrivePolicy?: unknown;
}

type Protocol = (typeof DELIVERED)[number] | (typeof RESTING)[number];

const DELIVERED = ['lambda', 'sqs'] as const;
/**
 * What rings people. On AWS an address has to be confirmed by a click before it gets anything; here
 * nobody ever clicks, and such a subscription is kept and rests.
 */
const RESTING = ['email', 'email-json', 'sms'] as const;
const PROTOCOLS: readonly Protocol[] = [...DELIVERED, ...RESTING];

export const isResting = ({ protocol }: Subscription): boolean =>
  RESTING.some((each) => each === protocol);

/** @throws an `SnsError` that says what is not allowed, or not played here */
export function readSubscription(request: SubscriptionRequest): Subscription {
  const { topicArn, endpoint, filterPolicy, filterPolicyScope = 'MessageAttributes' } = request;
  const protocol = PROTOCOLS.find((each) => each === request.protocol);
  if (protocol === undefined) {
    const allowed = PROTOCOLS.join(', ');
    throw invalid(`Protocol: ${request.protocol} is not played on this machine; ${allowed} are`);
  }
  if (!(ENDPOINTS[protocol] ?? /./).test(endpoint)) throw invalid(`Endpoint: ${endpoint}`);
  const isRaw = String(request.rawMessageDelivery ?? false) === 'true';
  if (isRaw && protocol !== 'sqs') {
    throw invalid(`RawMessageDelivery: ${protocol} does not support raw message delivery`);
  }
  const scope = FILTER_SCOPES.find((each) => each === filterPolicyScope);
  if (scope === undefined) {
    throw invalid(`FilterPolicyScope: ${filterPolicyScope}; allowed: ${FILTER_SCOPES.join(', ')}`);
  }
  return {
    arn: `${topicArn}:${randomUUID()}`,
    ...{ topicArn, protocol, endpoint, isRaw },
    filter: filterPolicy === undefined ? undefined : filterOf(filterPolicy, scope),
    deadLetterArn: deadLetterArnOf(request.redrivePolicy),
  };
}

const ENDPOINTS: Partial<Readonly<Record<Protocol, RegExp>>> = {
  lambda: /^arn:aws:lambda:[\w-]+:\d{12}:function:[\w-]+$/,
  sqs: /^arn:aws:sqs:[\w-]+:\d{12}:[\w-]+$/,
};

function filterOf(policy: unknown, scope: Filter['scope']): Filter {
  try {
    return parseFilter(parsed(policy, 'FilterPolicy'), scope);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function deadLetterArnOf(policy: unknown): string | undefined {
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn, ...rest } = Object(parsed(policy, 'RedrivePolicy'));
  const [stranger] = Object.keys(rest);
  if (stranger !== undefined || !ENDPOINTS.sqs?.test(deadLetterTargetArn)) {
    throw invalid('RedrivePolicy: allowed is deadLetterTargetArn alone, with the ARN of a queue');
  }
  return deadLetterTargetArn;
}

function parsed(policy: unknown, name: string): unknown {
  try {
    return typeof policy === 'string' ? JSON.parse(policy) : policy;
  } catch {
    throw invalid(`${name}: ${policy} is no JSON`);
  }
}
