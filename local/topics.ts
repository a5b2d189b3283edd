import { randomUUID } from 'node:crypto';
import type { Now } from './clock.ts';
import { type DeliveryHost, deliver } from './topics/deliver.ts';
import type { Message } from './topics/message.ts';
import { invalid, SnsError } from './topics/sns-error.ts';
import {
  readSubscription,
  type Subscription,
  type SubscriptionRequest,
} from './topics/subscription.ts';

/** Topics of SNS and who hears of them. Standard ones: what is published comes in no order. */
export interface Topics {
  /** A topic that is there already takes the new settings and keeps its subscriptions. */
  createTopic(topic: Topic): void;
  /**
   * The same endpoint a second time is the subscription that is there.
   * @throws an `SnsError` for what is wrong with it or is not played here
   */
  subscribe(request: SubscriptionRequest): Subscription;
  unsubscribe(subscriptionArn: string): void;
  /**
   * Every subscriber, or its dead-letter queue, has it once this answers the message's id.
   * @throws an `SnsError` for a topic that is not there
   */
  publish(topicArn: string, message: Message): Promise<string>;
  /** By ARN. */
  topic(topicArn: string): Topic;
  topics(): readonly Topic[];
  subscriptions(topicArn: string): readonly Subscription[];
}

interface Topic {
  readonly arn: string;
  /** Empty where it has none. */
  readonly displayName: string;
  /** `1` or `2`. */
  readonly signatureVersion: string;
}

export interface TopicsHost extends DeliveryHost {
  readonly now: Now;
}

/** Topics and subscriptions are the template's: they live as long as this process. */
export function startTopics(host: TopicsHost): Topics {
  const topics = new Map<string, Topic>();
  const subscriptions = new Map<string, Subscription>();

  const topic = (arn: string): Topic => {
    const found = topics.get(arn);
    if (found === undefined) throw new SnsError('NotFound', `Topic does not exist: ${arn}`, 404);
    return found;
  };
  const of = (topicArn: string) =>
    [...subscriptions.values()].filter((each) => each.topicArn === topicArn);

  return {
    createTopic: (one) => void topics.set(one.arn, one),
    subscribe(request) {
      topic(request.topicArn);
      const wanted = readSubscription(request);
      const there = of(wanted.topicArn).find(
        ({ protocol, endpoint }) => protocol === wanted.protocol && endpoint === wanted.endpoint,
      );
      if (there === undefined) {
        subscriptions.set(wanted.arn, wanted);
        return wanted;
      }
      if (JSON.stringify({ ...wanted, arn: there.arn }) === JSON.stringify(there)) return there;
      throw invalid(
        `Attributes Reason: Subscription already exists with different attributes: ${there.arn}`,
      );
    },
    unsubscribe: (arn) => void subscriptions.delete(arn),
    async publish(topicArn, message) {
      const { signatureVersion } = topic(topicArn);
      const messageId = randomUUID();
      const at = new Date(host.now()).toISOString();
      const what = { ...message, messageId, topicArn, at, signatureVersion };
      await Promise.all(of(topicArn).map((to) => deliver(to, what, host)));
      return messageId;
    },
    topic,
    topics: () => [...topics.values()],
    subscriptions(topicArn) {
      topic(topicArn);
      return of(topicArn);
    },
  };
}
