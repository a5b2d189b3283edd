import { ACCOUNT_ID } from '../surroundings.ts';
import type { Topics } from '../topics.ts';
import { mapOf, onlyParameters, required } from './form.ts';
import { readMessage } from './message.ts';
import { publishBatch } from './publish-batch.ts';
import { invalid, SnsError } from './sns-error.ts';
import { isResting, type Subscription } from './subscription.ts';
import { element } from './xml.ts';

/** Answers with what the result of the action has in it. */
type Action = (form: URLSearchParams, topics: Topics) => Promise<string> | string;

const PROTOCOL = ['Action', 'Version'];

/** Every action of SNS that this machine plays for topics. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  async Publish(form, topics) {
    if (['PhoneNumber', 'TargetArn', 'TopicArn'].filter((name) => form.has(name)).length !== 1) {
      throw invalid('exactly one of PhoneNumber, TargetArn and TopicArn is allowed');
    }
    const message = readMessage(form, '', [...PROTOCOL, 'TargetArn', 'TopicArn']);
    const arn = form.get('TopicArn') ?? required(form, 'TargetArn');
    return element('MessageId', await topics.publish(arn, message));
  },

  PublishBatch(form, topics) {
    onlyParameters(form, '', [...PROTOCOL, 'PublishBatchRequestEntries', 'TopicArn']);
    return publishBatch(form, topics.topic(required(form, 'TopicArn')).arn, topics);
  },

  Subscribe(form, topics) {
    const known = ['Attributes', 'Endpoint', 'Protocol', 'ReturnSubscriptionArn', 'TopicArn'];
    onlyParameters(form, '', [...PROTOCOL, ...known]);
    const attributes = mapOf(form, 'Attributes');
    const stranger = [...attributes.keys()].find((name) => !SUBSCRIPTION_ATTRIBUTES.includes(name));
    if (stranger !== undefined) {
      const allowed = SUBSCRIPTION_ATTRIBUTES.join(', ');
      throw invalid(`Attributes: ${stranger} is not played on this machine; ${allowed} are`);
    }
    const made = topics.subscribe({
      topicArn: required(form, 'TopicArn'),
      protocol: required(form, 'Protocol'),
      endpoint: required(form, 'Endpoint'),
      filterPolicy: attributes.get('FilterPolicy'),
      filterPolicyScope: attributes.get('FilterPolicyScope'),
      rawMessageDelivery: attributes.get('RawMessageDelivery'),
      redrivePolicy: attributes.get('RedrivePolicy'),
    });
    const wantsArn = form.get('ReturnSubscriptionArn') === 'true';
    return element(
      'SubscriptionArn',
      isPending(made) && !wantsArn ? 'pending confirmation' : made.arn,
    );
  },

  Unsubscribe(form, topics) {
    onlyParameters(form, '', [...PROTOCOL, 'SubscriptionArn']);
    topics.unsubscribe(required(form, 'SubscriptionArn'));
    return '';
  },

  ListTopics(form, topics) {
    onlyParameters(form, '', [...PROTOCOL, 'NextToken']);
    const members = topics.topics().map(({ arn }) => element('TopicArn', arn));
    return page(form, 'Topics', members);
  },

  ListSubscriptionsByTopic(form, topics) {
    onlyParameters(form, '', [...PROTOCOL, 'NextToken', 'TopicArn']);
    const members = topics.subscriptions(required(form, 'TopicArn')).map(described);
    return page(form, 'Subscriptions', members);
  },

  GetTopicAttributes(form, topics) {
    onlyParameters(form, '', [...PROTOCOL, 'TopicArn']);
    const { arn, displayName, signatureVersion } = topics.topic(required(form, 'TopicArn'));
    const subscriptions = topics.subscriptions(arn);
    const pending = subscriptions.filter(isPending).length;
    const attributes = {
      TopicArn: arn,
      Owner: ACCOUNT_ID,
      DisplayName: displayName,
      SignatureVersion: signatureVersion,
      SubscriptionsConfirmed: String(subscriptions.length - pending),
      SubscriptionsPending: String(pending),
      SubscriptionsDeleted: '0',
    };
    const entries = Object.entries(attributes).map(
      ([key, value]) => `<entry>${element('key', key)}${element('value', value)}</entry>`,
    );
    return `<Attributes>${entries.join('')}</Attributes>`;
  },
};

const SUBSCRIPTION_ATTRIBUTES = [
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
];

/** An address gets nothing before its owner has confirmed it; a number needs no confirmation. */
const isPending = (one: Subscription): boolean => isResting(one) && one.protocol !== 'sms';

const described = (one: Subscription): string =>
  element('TopicArn', one.topicArn) +
  element('Protocol', one.protocol) +
  element('SubscriptionArn', isPending(one) ? 'PendingConfirmation' : one.arn) +
  element('Owner', ACCOUNT_ID) +
  element('Endpoint', one.endpoint);

/** By the SNS API reference, ListTopics and ListSubscriptionsByTopic. */
const PAGE_MAX = 100;

function page(form: URLSearchParams, list: string, members: readonly string[]): string {
  const from = Number(form.get('NextToken') ?? 0);
  if (!Number.isInteger(from) || from < 0) {
    throw new SnsError('InvalidParameter', `Invalid parameter: NextToken`);
  }
  const next = from + PAGE_MAX;
  const shown = members.slice(from, next).map((each) => `<member>${each}</member>`);
  const token = next < members.length ? element('NextToken', String(next)) : '';
  return `<${list}>${shown.join('')}</${list}>${token}`;
}
