import { arnOf, REGION } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createTopic: Provisioner = ({ logicalId, name, properties }, { topics }) => {
  only(logicalId, properties, ['DisplayName', 'SignatureVersion', 'TopicName']);
  const topicName = String(properties['TopicName'] ?? name);
  const arn = arnOf('sns', topicName);
  topics.createTopic({
    arn,
    displayName: String(properties['DisplayName'] ?? ''),
    signatureVersion: String(properties['SignatureVersion'] ?? 1),
  });
  return { ref: arn, attributes: { TopicArn: arn, TopicName: topicName } };
};

/** Functions and queues hear; addresses and numbers of people rest, because nobody is rung here. */
export const createSubscription: Provisioner = ({ logicalId, properties }, { topics }) => {
  only(logicalId, properties, [
    'Endpoint',
    'FilterPolicy',
    'FilterPolicyScope',
    'Protocol',
    'RawMessageDelivery',
    'RedrivePolicy',
    'Region',
    'TopicArn',
  ]);
  const region = properties['Region'] ?? REGION;
  if (region !== REGION)
    throw new Error(`${logicalId}.Region is ${region}: only ${REGION} is here`);
  try {
    const { arn } = topics.subscribe({
      topicArn: String(properties['TopicArn']),
      protocol: String(properties['Protocol']),
      endpoint: String(properties['Endpoint'] ?? ''),
      filterPolicy: properties['FilterPolicy'],
      filterPolicyScope: properties['FilterPolicyScope'],
      rawMessageDelivery: properties['RawMessageDelivery'],
      redrivePolicy: properties['RedrivePolicy'],
    });
    return { ref: arn, attributes: { Arn: arn } };
  } catch (error) {
    throw new Error(`${logicalId}: ${error instanceof Error ? error.message : error}`);
  }
};
